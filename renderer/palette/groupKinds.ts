import type { Language } from '../../shared/base/text.ts';
import { CATEGORIES, FAMILIES, type NodeDefinition } from '../../shared/nodes/definition.ts';
import { CATEGORY_TITLES, FAMILY_TITLES } from '../texts/categoryTexts.ts';
import type { KindGroup } from './useKindSearch.ts';

/**
 * Kinds under favourites, recent, and their categories in the order of the work; a category of many kinds is divided
 * into its families, those of none first. Empty groups are left out.
 */
export function groupKinds(
  definitions: readonly NodeDefinition[],
  language: Language,
  first: readonly { readonly key: string; readonly title: string; readonly kinds: readonly string[] }[],
): readonly KindGroup[] {
  const named = first.map(({ key, title, kinds }) => ({
    key,
    title,
    kinds: kinds.flatMap((kind) => definitions.find((definition) => definition.kind === kind) ?? []),
  }));
  const byCategory = CATEGORIES.flatMap((category) =>
    [undefined, ...FAMILIES].map((family) => ({
      key: family ? `${category}-${family}` : category,
      title: CATEGORY_TITLES[category][language] + (family ? ` · ${FAMILY_TITLES[family][language]}` : ''),
      kinds: definitions.filter((definition) => definition.category === category && definition.family === family),
    })),
  );
  return [...named, ...byCategory].filter((group) => group.kinds.length > 0);
}
