import type { Example, Inference, Inputs, SourceFacts } from '../definition.ts';
import { findTarget } from '../fieldNames.ts';
import { gives, givesNothing } from '../inference.ts';
import { type FileReference, field } from '../params.ts';
import type { FieldType } from '../portType.ts';
import { refuseSource } from './foundSource.ts';

/** The column that a table is about, for every kind of file that holds one. */
export const targetParam = field({
  label: { en: 'Column to predict', zh: '要预测的列' },
  help: {
    en: 'The column that the network learns to predict. A column of text or whole-number classes makes a classification, a column of numbers a regression.',
    zh: '网络要学习预测的列。文本列或类别列对应分类任务，数值列对应回归任务。',
  },
  emptyMeans: { en: 'the last column', zh: '最后一列' },
  onCard: true,
});

/** Marks the field to predict; the last one when none is named. Everything else that is not set aside is a feature. */
export function markTarget(fields: readonly FieldType[], target: string): readonly FieldType[] {
  const name = target === '' ? fields.at(-1)?.name : target;
  return fields.map((one) => {
    if (one.name === name) return { ...one, role: 'target' };
    return one.role === 'target' ? { ...one, role: 'feature' } : one;
  });
}

/** What a node that reads a table from a file gives: what was found in the file, with the target marked. */
export function inferTable(
  { file: chosen, target }: { readonly file: FileReference; readonly target: string },
  _inputs: Inputs,
  facts: SourceFacts | null,
): Inference {
  const refused = refuseSource(chosen, 'file', facts);
  if (refused) return refused;
  if (!facts) return givesNothing();
  const fields = markTarget(facts.fields, target);
  const dataset = { carries: 'dataset', fields, rows: facts.rows, split: facts.split } as const;
  if (findTarget(dataset)) return gives(dataset, facts.problems);
  return gives(dataset, [
    ...facts.problems,
    {
      code: 'field.unknown',
      severity: 'error',
      parameter: 'target',
      values: { field: target, known: fields.map((one) => one.name).join(', ') },
      fixes: [{ type: 'setValue', node: '', parameter: 'target', value: '' }],
    },
  ]);
}

const sampleFields: readonly FieldType[] = [
  { name: 'area', dtype: 'float32', shape: [], role: 'feature', semantic: 'number', missing: 0 },
  { name: 'price', dtype: 'float32', shape: [], role: 'feature', semantic: 'number', missing: 0 },
];

/** Examples that hold for every kind of file with a table in it. */
export function tableExamples(path: string): readonly Example<{ file: FileReference; target: string }>[] {
  const facts: SourceFacts = { fields: sampleFields, rows: 500, split: 'none', problems: [] };
  return [
    {
      title: 'takes the last column as target',
      values: { file: { path } },
      inputs: {},
      facts,
      output: { carries: 'dataset', fields: markTarget(sampleFields, 'price'), rows: 500, split: 'none' },
    },
    {
      title: 'refuses a target that the file does not have',
      values: { file: { path }, target: 'rent' },
      inputs: {},
      facts,
      output: 'rejected',
    },
    { title: 'asks for a file', inputs: {}, output: 'rejected' },
  ];
}
