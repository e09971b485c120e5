import { LANGUAGES } from '../../shared/base/text.ts';
import type { NodeDefinition } from '../../shared/nodes/definition.ts';

/**
 * Kinds that match what a person types, best first: a title that begins with it, then a word of a title, other words people
 * use for it, letters of the title in order (`cv2` finds Conv 2D), and last the description. Both languages always count.
 */
export function searchKinds(definitions: readonly NodeDefinition[], query: string): readonly NodeDefinition[] {
  const wanted = fold(query);
  if (wanted === '') return definitions;
  return definitions
    .map((definition, place) => ({ definition, place, score: scoreKind(definition, wanted) }))
    .filter(({ score }) => score > 0)
    .sort(
      (a, b) =>
        b.score - a.score ||
        Number(b.definition.usual ?? false) - Number(a.definition.usual ?? false) ||
        a.place - b.place,
    )
    .map(({ definition }) => definition);
}

function scoreKind(definition: NodeDefinition, wanted: string): number {
  const titles = [...LANGUAGES.map((language) => definition.title[language]), definition.kind].map(fold);
  if (titles.some((title) => title === wanted)) return 100;
  if (titles.some((title) => title.startsWith(wanted))) return 90;
  if (titles.some((title) => title.includes(wanted))) return 80;
  const keywords = definition.keywords.map(fold);
  if (keywords.some((keyword) => keyword === wanted)) return 75;
  if (keywords.some((keyword) => keyword.startsWith(wanted))) return 70;
  if (keywords.some((keyword) => keyword.includes(wanted))) return 60;
  if (wanted.length > 1 && titles.some((title) => hasInOrder(title, wanted))) return 40;
  if (wanted.length > 2 && LANGUAGES.some((language) => fold(definition.docs[language]).includes(wanted))) return 20;
  return 0;
}

/** Lower case, without spaces, hyphens and accents: `max-pool` finds Max Pooling. */
function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/[\s\-_.]+/g, '');
}

function hasInOrder(text: string, letters: string): boolean {
  let place = 0;
  for (const letter of letters) {
    place = text.indexOf(letter, place) + 1;
    if (place === 0) return false;
  }
  return true;
}
