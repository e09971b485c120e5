import { z } from 'zod';
import { AppError } from '../../../shared/base/appError.ts';
import type { FieldType } from '../../../shared/nodes/portType.ts';
import { columnAt } from '../columns.ts';
import { definePrepare } from '../prepareImplementation.ts';

const configSchema = z.object({ columns: z.array(z.string()), mode: z.enum(['keep', 'drop']), target: z.string() });

/** Keeps or drops columns, and may make another one the target. The target is always kept. */
export const selectColumnsPrepare = definePrepare({
  kind: 'selectColumns',
  mode: 'stateless',
  config: configSchema,
  ready({ columns, mode, target }, fields) {
    for (const name of target === '' ? columns : [...columns, target]) {
      if (!fields.some((field) => field.name === name)) throw new AppError('data.columnMissing', { column: name });
    }
    const toPredict = target === '' ? fields.find((field) => field.role === 'target')?.name : target;
    const chosen = new Set(columns);
    const kept = fields.flatMap((field, index) =>
      field.name === toPredict || columns.length === 0 || chosen.has(field.name) === (mode === 'keep') ? [index] : [],
    );
    const outputs = kept.flatMap((index): FieldType[] => {
      const field = fields[index];
      if (!field) return [];
      if (field.name === toPredict) return [field.role === 'target' ? field : { ...field, role: 'target' }];
      return [field.role === 'target' ? { ...field, role: 'feature' } : field];
    });
    return {
      fields: outputs,
      apply: (batch) => ({
        batch: { fields: outputs, rowIds: batch.rowIds, columns: kept.map((index) => columnAt(batch, index)) },
        dropped: [],
      }),
    };
  },
});
