import type { NodeProblem } from '../definition.ts';
import { massField, tableDataset } from '../exampleTypes.ts';
import type { DatasetType, FieldType } from '../portType.ts';
import { type RowEdit, rowEdits } from '../rowEdits.ts';
import { defineTableNode } from './tableNode.ts';

export const editRowsParams = {
  edits: rowEdits({
    label: { en: 'Changed rows', zh: '修改的行' },
    help: {
      en: 'Rows that are left out and cells that have another value. Add more in the data explorer.',
      zh: '被排除的行，以及改成其他值的单元格。可在数据浏览器中继续添加。',
    },
    onCard: true,
  }),
};

/** The fields with the values that the edits put in: a number may lie outside of what the range was. */
export function describeEdited(edits: readonly RowEdit[], fields: readonly FieldType[]): readonly FieldType[] {
  return fields.map((field) => {
    if (!field.range) return field;
    const values = edits.flatMap((edit) =>
      'field' in edit && edit.field === field.name && typeof edit.value === 'number' ? [edit.value] : [],
    );
    if (values.length === 0) return field;
    const [low, high] = field.range;
    return { ...field, range: [Math.min(low, ...values), Math.max(high, ...values)] as const };
  });
}

/** Why a cell of this field cannot have this value; null when it can. */
export function checkCellValue(field: FieldType, value: string | number): NodeProblem | null {
  const named = { field: field.name, value };
  if (field.shape.length > 0) return { code: 'field.notEditable', severity: 'error', values: named };
  if (field.classes) {
    if (field.classes.includes(String(value))) return null;
    return { code: 'field.unknownClass', severity: 'error', values: { ...named, known: field.classes.join(', ') } };
  }
  if (field.dtype === 'string') return null;
  const isFine = typeof value === 'number' && (field.dtype === 'float32' || Number.isInteger(value));
  return isFine ? null : { code: 'field.notANumber', severity: 'error', values: named };
}

function checkEdits(edits: readonly RowEdit[], { fields }: DatasetType): readonly NodeProblem[] {
  const byName = new Map(fields.map((field) => [field.name, field]));
  const lost = new Set(edits.flatMap((edit) => ('field' in edit && !byName.has(edit.field) ? [edit.field] : [])));
  const unknown = [...lost].map(
    (field): NodeProblem => ({
      ...{ code: 'field.unknown', severity: 'error', parameter: 'edits' },
      values: { field, known: fields.map(({ name }) => name).join(', ') },
      fixes: [
        {
          ...{ type: 'setValue', node: '', parameter: 'edits' },
          value: edits.filter((edit) => !('field' in edit && edit.field === field)),
        },
      ],
    }),
  );
  const wrong = edits.flatMap((edit): NodeProblem[] => {
    const field = 'field' in edit ? byName.get(edit.field) : undefined;
    const problem = field && 'field' in edit ? checkCellValue(field, edit.value) : null;
    if (!problem) return [];
    const value = edits.filter((one) => one !== edit);
    return [{ ...problem, parameter: 'edits', fixes: [{ type: 'setValue', node: '', parameter: 'edits', value }] }];
  });
  return [...unknown, ...wrong];
}

export const editRowsNode = defineTableNode({
  kind: 'editRows',
  family: 'rows',
  title: { en: 'Edit rows', zh: '编辑行' },
  docs: {
    en: 'Leaves single rows out and corrects single cells: a picture with the wrong label, a measurement that was typed wrong. The file itself stays as it is. Open the data explorer on the node before, choose a row, and exclude it or give it another label; the change is kept here, where it can be taken back.\n\nRows are known by their number in the data. When rows are added to the file in between, look at the changes again. New rows at prediction are never changed.',
    zh: '排除个别行，修正个别单元格：例如标签错误的图片、录入有误的测量值。文件本身保持不变。在前一个节点上打开数据浏览器，选择一行，将其排除或改换标签；修改会保存在这里，并可随时撤回。\n\n行以其在数据中的编号识别。如果文件中间插入了新的行，请重新检查这些修改。预测时的新数据不会被修改。',
  },
  icon: 'PencilLine',
  keywords: ['relabel', 'exclude', 'correct', 'label', 'fix', 'outlier', 'clean', '重新标注', '排除', '修正', '标签'],
  params: editRowsParams,
  check: ({ edits }, dataset) => checkEdits(edits, dataset),
  describe: ({ edits }, fields) => describeEdited(edits, fields),
  changesRows: ({ edits }) => edits.some((edit) => 'exclude' in edit),
  examples: [
    {
      title: 'relabels a row',
      values: { edits: [{ row: 3, field: 'species', value: 'Gentoo' }] },
      inputs: { data: [tableDataset] },
      output: tableDataset,
    },
    {
      title: 'leaves a row out, so that their number is only known from the data',
      values: {
        edits: [
          { row: 2, exclude: true },
          { row: 0, field: massField.name, value: 3750.5 },
        ],
      },
      inputs: { data: [tableDataset] },
      output: { ...tableDataset, rows: null },
    },
    {
      title: 'refuses a class that is not there',
      values: { edits: [{ row: 3, field: 'species', value: 'Emperor' }] },
      inputs: { data: [tableDataset] },
      output: 'rejected',
    },
    {
      title: 'refuses a column that is not there',
      values: { edits: [{ row: 3, field: 'weight', value: 1 }] },
      inputs: { data: [tableDataset] },
      output: 'rejected',
    },
  ],
});
