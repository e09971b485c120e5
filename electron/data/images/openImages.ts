import type { NodeProblem } from '../../../shared/nodes/definition.ts';
import type { FieldType } from '../../../shared/nodes/portType.ts';
import type { Column } from '../columns.ts';
import type { DroppedRow, OpenSource } from '../sourceImplementation.ts';
import { decodeImage, type ImageInput, type ImageShape } from './decodeImage.ts';
import { mapInParallel } from './mapInParallel.ts';

/** One row: where its pixels come from, its class number (−1: not known), or why it cannot be read. */
export interface ImageRow {
  readonly name: string;
  readonly input: ImageInput;
  readonly label: number;
  readonly problem?: NodeProblem;
}

const BATCH_BYTES = 8 * 1024 * 1024;
const MAX_BATCH_ROWS = 1024;
/** Images decoded at a time; sharp has threads of its own, so that both cores work. */
const PARALLEL = 4;

/** Image and label as the node describes them. */
export function imageFields(shape: ImageShape, classes: readonly string[]): readonly FieldType[] {
  return [
    {
      name: 'image',
      dtype: 'uint8',
      shape: [shape.height, shape.width, shape.channels],
      role: 'feature',
      semantic: 'image',
      range: [0, 255],
      missing: 0,
    },
    { name: 'label', dtype: 'int32', shape: [], role: 'target', semantic: 'category', classes, missing: 0 },
  ];
}

/** A source whose rows are images, decoded batch by batch when they are read. */
export function openImages(options: {
  readonly rows: readonly ImageRow[];
  readonly shape: ImageShape;
  readonly fields: readonly FieldType[];
  readonly problems: readonly NodeProblem[];
}): OpenSource {
  const { rows, shape, fields } = options;
  const elements = shape.height * shape.width * shape.channels;
  const batchRows = Math.max(1, Math.min(MAX_BATCH_ROWS, Math.floor(BATCH_BYTES / elements)));
  const labelsOf = (chosen: readonly ImageRow[]): Column => ({
    type: 'numbers',
    elements: 1,
    values: Int32Array.from(chosen, ({ label }) => label),
  });
  return {
    fields,
    rows: rows.length,
    givenTest: null,
    isCostly: true,
    problems: options.problems,
    async *readBatches(rowIds, { signal }) {
      const ids = rowIds ?? Int32Array.from(rows, (_, row) => row);
      for (let start = 0; start < ids.length; start += batchRows) {
        signal.throwIfAborted();
        const chosen = [...ids.subarray(start, start + batchRows)];
        const decoded = await mapInParallel(chosen, PARALLEL, (rowId) => readRow(rows[rowId], shape));
        const values = new Uint8Array(chosen.length * elements);
        const kept: number[] = [];
        const dropped: DroppedRow[] = [];
        for (const [i, rowId] of chosen.entries()) {
          const row = decoded[i];
          if (row instanceof Uint8Array) {
            values.set(row, kept.length * elements);
            kept.push(rowId);
          } else if (row) dropped.push({ rowId, reason: row });
        }
        const image: Column = { type: 'numbers', elements, values: values.subarray(0, kept.length * elements) };
        const labels = labelsOf(kept.flatMap((rowId) => rows[rowId] ?? []));
        yield { batch: { fields, rowIds: Int32Array.from(kept), columns: [image, labels] }, dropped };
      }
    },
    readField: async (name) => {
      if (name !== 'label') throw new Error(`${name} is not a plain field`);
      return labelsOf(rows);
    },
    nameRow: (rowId) => rows[rowId]?.name ?? null,
    close: () => {},
  };
}

async function readRow(row: ImageRow | undefined, shape: ImageShape): Promise<Uint8Array | NodeProblem> {
  if (!row) throw new Error('No such image');
  if (row.problem) return row.problem;
  const decoded = await decodeImage(row.input, shape);
  return decoded.ok ? decoded.pixels : decoded.problem;
}
