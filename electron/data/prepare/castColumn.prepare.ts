import { schemaOf } from '../../../shared/nodes/params.ts';
import type { FieldType } from '../../../shared/nodes/portType.ts';
import { castParams, describeCast } from '../../../shared/nodes/prepare/castColumn.node.ts';
import { chooseFields } from '../chosenFields.ts';
import { type Column, columnAt } from '../columns.ts';
import { definePrepare } from '../prepareImplementation.ts';
import { changeColumns, numberColumn } from '../tableSteps.ts';

/** Reads columns as another type. What cannot be read is missing. */
export const castColumnPrepare = definePrepare({
  kind: 'castColumn',
  mode: 'stateless',
  config: schemaOf(castParams),
  ready(config, fields) {
    const chosen = chooseFields(fields, config.columns, () => false);
    const outputs = describeCast(config, fields);
    return changeColumns(outputs, (batch) => ({
      changed: new Map(
        chosen.map(({ field, index }) => {
          const texts = readAsTexts(field, columnAt(batch, index));
          return [index, castTexts(texts, outputs[index] ?? field, config.to)];
        }),
      ),
    }));
  },
});

/** Every value as a person would write it; numbers stay numbers until they have to be text. */
function readAsTexts(field: FieldType, column: Column): readonly (string | number | null)[] {
  if (column.type === 'texts') return column.values;
  const divisor = column.divisor ?? 1;
  return Array.from(column.values, (stored) => {
    const value = stored / divisor;
    if (Number.isNaN(value)) return null;
    return field.classes ? (field.classes[value] ?? null) : value;
  });
}

function castTexts(
  values: readonly (string | number | null)[],
  output: FieldType,
  to: 'number' | 'integer' | 'category' | 'text',
): Column {
  if (to === 'number' || to === 'integer') {
    const round = to === 'integer' ? Math.trunc : (value: number) => value;
    return numberColumn(Float64Array.from(values, (value) => round(readNumber(value))));
  }
  const texts = values.map((value) => (value === null ? null : String(value)));
  if (to === 'text') return { type: 'texts', values: texts };
  const known = new Set(output.classes);
  return { type: 'texts', values: texts.map((text) => (text !== null && known.has(text) ? text : null)) };
}

function readNumber(value: string | number | null): number {
  if (typeof value === 'number') return value;
  const text = value?.trim() ?? '';
  const number = text === '' ? Number.NaN : Number(text);
  return Number.isFinite(number) ? number : Number.NaN;
}
