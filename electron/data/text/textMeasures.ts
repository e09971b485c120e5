import type { TextMeasure } from '../../../shared/nodes/prepare/text/textStatistics.node.ts';

/** What is measured of a text. Shares are of its characters; an empty or missing text is 0 in all. */
export function measureText(text: string | null, measures: readonly TextMeasure[]): number[] {
  const given = text ?? '';
  const characters = [...given].length;
  const share = (pattern: RegExp) => (characters === 0 ? 0 : countMatches(given, pattern) / characters);
  const words = given.match(/[\p{L}\p{N}_]+(?:['’]\p{L}+)?/gu) ?? [];
  const meanLength = () => words.reduce((sum, word) => sum + [...word].length, 0) / words.length;
  const figures: Readonly<Record<TextMeasure, () => number>> = {
    characters: () => characters,
    words: () => words.length,
    wordLength: () => (words.length === 0 ? 0 : meanLength()),
    distinct: () => (words.length === 0 ? 0 : new Set(words.map((word) => word.toLowerCase())).size / words.length),
    capitals: () => share(/\p{Lu}/gu),
    digits: () => share(/\p{Nd}/gu),
    marks: () => share(/[\p{P}\p{S}]/gu),
    exclamations: () => countMatches(given, /[!！]/gu),
    links: () => countMatches(given, /\b(?:https?:\/\/|www\.)\S/giu),
  };
  return measures.map((measure) => figures[measure]());
}

function countMatches(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
