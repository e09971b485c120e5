import type { Cell, RowTrace } from '../../../shared/ipc/dataContract.ts';

type Stage = RowTrace['stages'][number];
type Field = Stage['fields'][number];

/** What one step did to a row. */
export interface StageChange {
  readonly stage: Stage;
  /** Fields that are new or have another value than before; all of them at the first stage. */
  readonly changed: readonly { readonly field: Field; readonly cell: Cell; readonly before: Cell | undefined }[];
  /** Fields whose possible values are other ones now, however alike the picture looks: normalised pixels. */
  readonly limits: readonly { readonly field: string; readonly low: number; readonly high: number }[];
  /** Names of fields that are gone. */
  readonly removed: readonly string[];
  /** The number of the row when it is another one than before. */
  readonly newNumber: number | null;
}

/** Each stage beside the one before: a person wants to see what a step did, not everything again. */
export function describeStages(stages: RowTrace['stages']): readonly StageChange[] {
  return stages.map((stage, place) => {
    const before = stages[place - 1];
    if (stage.cells === null) return { stage, changed: [], limits: [], removed: [], newNumber: null };
    const known = new Map(before?.fields.map(({ name }, index) => [name, before.cells?.[index] ?? null]) ?? []);
    const names = new Set(stage.fields.map(({ name }) => name));
    const changed = stage.fields.flatMap((field, index) => {
      const cell = stage.cells?.[index] ?? null;
      const old = known.get(field.name);
      return known.has(field.name) && isSame(old ?? null, cell) ? [] : [{ field, cell, before: old }];
    });
    return {
      stage,
      changed,
      limits: stage.fields.flatMap(({ name, range }) => {
        const old = before?.fields.find((field) => field.name === name)?.range;
        if (!range || !old || (old[0] === range[0] && old[1] === range[1])) return [];
        return [{ field: name, low: range[0], high: range[1] }];
      }),
      removed: [...known.keys()].filter((name) => !names.has(name)),
      newNumber: before && before.rowId !== stage.rowId ? stage.rowId : null,
    };
  });
}

function isSame(a: Cell, b: Cell): boolean {
  return a === b || (typeof a === 'object' && typeof b === 'object' && JSON.stringify(a) === JSON.stringify(b));
}
