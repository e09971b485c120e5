import type { Category } from '../../shared/nodes/definition.ts';
import type { Carries } from '../../shared/nodes/portType.ts';

/** The colours of a category as CSS values: strip and icon, text, and a quiet fill. */
export interface CategoryColours {
  readonly main: string;
  readonly ink: string;
  readonly soft: string;
}

/** What tokens.css holds for a category; classes cannot be put together at run time, so nodes set these as styles. */
export function categoryColours(category: Category): CategoryColours {
  return {
    main: `var(--color-category-${category})`,
    ink: `var(--color-category-${category}-ink)`,
    soft: `var(--color-category-${category}-soft)`,
  };
}

/** The colour of wires and ports by what they carry. The shape that goes with it is in ui/PortShape.tsx. */
export function portColour(carries: Carries): string {
  return `var(--color-port-${carries})`;
}

/** How many runs have a hue of their own before hues repeat. */
export const SERIES_COUNT = 8;

/** The colour of a run in charts and lists, by its place (from 0). */
export function seriesColour(place: number): string {
  return `var(--color-series-${(place % SERIES_COUNT) + 1})`;
}

/** The computed value of a token (`--color-ink`), for scripts that draw on a canvas. '' outside a page. */
export function readToken(name: string): string {
  if (typeof document === 'undefined') return '';
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

/** A CSS value such as `var(--color-series-1)` as a canvas can take it. */
export function resolveColour(value: string): string {
  const name = /^var\((--[\w-]+)\)$/.exec(value)?.[1];
  if (!name) return value;
  const resolved = readToken(name);
  return resolved.startsWith('var(') ? resolveColour(resolved) : resolved;
}
