import type { Chain } from './chain.ts';
import { listChainSources } from './chain.ts';
import type { PipelineView } from './pipelineView.ts';
import { SPLIT_CODES } from './preparedData.ts';
import type { OpenSource, Origin } from './sourceImplementation.ts';

/** In no part: a row that nothing is made of, or one made of rows of different parts. Nobody learns from it or is judged by it. */
export const NO_PART = 255;

/** An input of a deriving step: its rows, and the part of each row of its base (null: not divided). */
export interface DividedInput {
  readonly view: PipelineView;
  readonly codes: Uint8Array | null;
  /** A table of its own, whose rows may be looked up from any part. */
  readonly isSeparate: boolean;
}

/** Of the inputs of a deriving step, those that share no source with the first one are tables of their own. */
export function findSeparate(inputs: readonly Chain[]): readonly boolean[] {
  const [first] = inputs;
  const main = new Set(first ? listChainSources(first).map(({ step }) => step.node) : []);
  return inputs.map((input, index) => index > 0 && !listChainSources(input).some(({ step }) => main.has(step.node)));
}

/**
 * The part of every derived row: the one that all rows it was made of are in. A window that crosses a split is in none.
 * Null when no input is divided. Rows that are only looked up in a separate table have no say.
 */
export function findCommonParts(source: OpenSource, inputs: readonly DividedInput[]): Uint8Array | null {
  const { originOf } = source;
  if (!originOf || inputs.every(({ codes }) => codes === null)) return null;
  return Uint8Array.from({ length: source.rows }, (_, rowId) => {
    let common: number | null = null;
    for (const origin of originOf(rowId)) {
      const code = readCode(origin, inputs);
      if (code === null) continue;
      if (code === NO_PART || (common !== null && common !== code)) return NO_PART;
      common = code;
    }
    return common ?? SPLIT_CODES.train;
  });
}

function readCode(origin: Origin, inputs: readonly DividedInput[]): number | null {
  const input = inputs[origin.input];
  if (!input?.codes || (origin.isLookedUp && input.isSeparate)) return null;
  return input.codes[input.view.baseRows[origin.rowId] ?? -1] ?? null;
}

/**
 * What a division of derived rows means for the rows they were made of: a row that a test row uses is a test row,
 * whoever else uses it. One array an input, by row of its base; null for an input that is only looked up.
 */
export function claimParts(
  source: OpenSource,
  codes: Uint8Array,
  inputs: readonly Pick<DividedInput, 'view' | 'isSeparate'>[],
  baseRows: readonly number[],
): readonly (Uint8Array | null)[] {
  const claims: (Uint8Array | null)[] = inputs.map(() => null);
  for (let rowId = 0; rowId < source.rows; rowId++) {
    const code = codes[rowId] ?? NO_PART;
    if (code === NO_PART) continue;
    for (const origin of source.originOf?.(rowId) ?? []) {
      const input = inputs[origin.input];
      if (!input || (origin.isLookedUp && input.isSeparate)) continue;
      const claim = claims[origin.input] ?? new Uint8Array(baseRows[origin.input] ?? 0).fill(NO_PART);
      claims[origin.input] = claim;
      const row = input.view.baseRows[origin.rowId] ?? -1;
      const before = claim[row];
      if (before === NO_PART || (before !== undefined && before < code)) claim[row] = code;
    }
  }
  return claims;
}

/** The source's own test part, followed through a deriving step: a row made of any test row is one. */
export function inheritTest(source: OpenSource, views: readonly OpenSource[]): Uint8Array | null {
  const { originOf } = source;
  if (source.givenTest || !originOf || views.every(({ givenTest }) => givenTest === null)) return source.givenTest;
  return Uint8Array.from({ length: source.rows }, (_, rowId) =>
    originOf(rowId).some(({ input, rowId: row }) => views[input]?.givenTest?.[row] === 1) ? 1 : 0,
  );
}

/** Row ids with this code, ascending. */
export function rowsWithCode(split: Uint8Array, code: number): Int32Array {
  return rowsWhere(split, (one) => one === code);
}

/** Row ids that are in any part; null when that is all of them. */
export function rowsInParts(split: Uint8Array | null): Int32Array | null {
  return split?.includes(NO_PART) ? rowsWhere(split, (one) => one !== NO_PART) : null;
}

function rowsWhere(split: Uint8Array, fits: (code: number) => boolean): Int32Array {
  let count = 0;
  for (const code of split) if (fits(code)) count++;
  const found = new Int32Array(count);
  let at = 0;
  for (let row = 0; row < split.length; row++) if (fits(split[row] ?? NO_PART)) found[at++] = row;
  return found;
}
