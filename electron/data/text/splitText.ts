import type { TokenUnit } from '../../../shared/nodes/prepare/text/textFields.ts';

// Scripts that are written without spaces: each sign counts as a word, as BERT takes them.
const UNSPACED = String.raw`\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}`;
const WORD = String.raw`(?:(?!${UNSPACED})[\p{L}\p{N}\p{M}_])+(?:['’](?:(?!${UNSPACED})\p{L})+)?`;
const patterns: Readonly<Record<TokenUnit, RegExp>> = {
  words: new RegExp(`${UNSPACED}|${WORD}`, 'gu'),
  wordsAndSigns: new RegExp(`${UNSPACED}|${WORD}|\\S`, 'gu'),
  // A sequence of letters needs its spaces, or "no where" and "nowhere" would be one.
  characters: /[\s\S]/gu,
};

/** The words (with or without punctuation marks) or the characters of a text, in order. A missing text has none. */
export function splitText(text: string | null, unit: TokenUnit, lower: boolean): readonly string[] {
  if (text === null) return [];
  // One form for letters that can be written in two ways: "é" alone, or "e" and an accent.
  const normal = text.normalize('NFC');
  return (lower ? normal.toLowerCase() : normal).match(patterns[unit]) ?? [];
}

/** Runs of `from` to `to` neighbouring words, joined by a space: shorter runs first at each place. */
export function listNGrams(words: readonly string[], from: number, to: number): readonly string[] {
  if (from === 1 && to === 1) return words;
  const grams: string[] = [];
  for (let size = from; size <= to; size++) {
    for (let start = 0; start + size <= words.length; start++) grams.push(words.slice(start, start + size).join(' '));
  }
  return grams;
}
