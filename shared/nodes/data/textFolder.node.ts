import { defineNode } from '../definition.ts';
import { folder } from '../params.ts';
import { dataOutput } from '../ports.ts';
import type { DatasetType, FieldType } from '../portType.ts';
import { inferFound } from './foundSource.ts';

const text: FieldType = { name: 'text', dtype: 'string', shape: [], role: 'feature', semantic: 'text', missing: 0 };
const label: FieldType = {
  name: 'label',
  dtype: 'int32',
  shape: [],
  role: 'target',
  semantic: 'category',
  classes: ['ham', 'spam'],
  missing: 0,
};
const sample: DatasetType = { carries: 'dataset', fields: [text, label], rows: 40, split: 'none' };

export const textFolderNode = defineNode({
  kind: 'textFolder',
  version: 1,
  title: { en: 'Text folder', zh: '文本文件夹' },
  docs: {
    en: 'Reads texts from a folder with one subfolder per class: `ham/1.txt`, `spam/7.txt`. Every file (.txt, .md, .eml) is one text; the names of the subfolders become the labels. UTF-8, UTF-16 and common older encodings are recognised.\n\nWithout subfolders the texts come without a label. When the texts lie in a column of a table, read the table instead and go on with the text nodes from there.',
    zh: '从文件夹读取文本，每个类别一个子文件夹，例如 `ham/1.txt`、`spam/7.txt`。每个文件（.txt、.md、.eml）是一条文本，子文件夹的名称就是标签。UTF-8、UTF-16 和常见的旧编码会自动识别。\n\n没有子文件夹时，文本不带标签。如果文本在表格的某一列中，请直接读取表格，再接文本处理节点。',
  },
  category: 'data',
  icon: 'FolderOpen',
  keywords: [
    'documents',
    'corpus',
    'text_dataset_from_directory',
    'nlp',
    'txt',
    'reviews',
    '文档',
    '语料',
    '目录',
    '文本分类',
  ],
  params: {
    folder: folder({
      label: { en: 'Folder', zh: '文件夹' },
      help: {
        en: 'The folder that holds one subfolder for each class.',
        zh: '包含各类别子文件夹的文件夹。',
      },
      onCard: true,
    }),
  },
  inputs: () => [],
  outputs: () => [dataOutput],
  infer: ({ folder: chosen }, _inputs, facts) => inferFound(chosen, 'folder', facts),
  step: (values) => ({ type: 'source', config: { ...values } }),
  examples: [
    {
      title: 'takes the classes from the subfolders',
      values: { folder: { path: 'mail' } },
      inputs: {},
      facts: { fields: [text, label], rows: 40, split: 'none', problems: [] },
      output: sample,
    },
    { title: 'asks for a folder', inputs: {}, output: 'rejected' },
  ],
});
