import type { NodeProblem } from '../../definition.ts';
import { isText } from '../../fieldNames.ts';
import { choice, fields, toggle } from '../../params.ts';
import type { DatasetType, FieldType } from '../../portType.ts';

/** What a text is cut into. */
export type TokenUnit = 'words' | 'wordsAndSigns' | 'characters';

/** The column parameter that all kinds on texts have. */
export const textColumns = fields({
  label: { en: 'Columns', zh: '列' },
  help: { en: 'The columns of text that are worked on.', zh: '要处理的文本列。' },
  of: 'text',
  emptyMeans: { en: 'all texts', zh: '所有文本' },
});

export const tokenUnit = choice({
  label: { en: 'Cut into', zh: '切分为' },
  help: {
    en: 'Words leaves punctuation out; words and signs keeps every mark as a word of its own (“!!!” can say a lot). Characters need longer sequences but know no unknown words. Chinese signs each count as a word.',
    zh: '“单词”不保留标点；“单词和符号”把每个标点当作一个词（“！！！”有时很有意义）。“字符”需要更长的序列，但没有未登录词。汉字逐字作为一个词。',
  },
  initial: 'words',
  options: [
    { value: 'words', label: { en: 'words', zh: '单词' } },
    { value: 'wordsAndSigns', label: { en: 'words and signs', zh: '单词和符号' } },
    { value: 'characters', label: { en: 'characters', zh: '字符' } },
  ],
});

export const lowerCase = toggle({
  label: { en: 'Lower case', zh: '转为小写' },
  help: { en: 'Takes “Free” and “free” for the same word.', zh: '把 “Free” 与 “free” 视为同一个词。' },
  initial: true,
});

/**
 * The texts that a step works on: the named columns, or all features of free text; where a small table has none (few
 * different texts count as categories), all features that hold text.
 */
export function chooseTexts(columns: readonly string[], all: readonly FieldType[]): readonly FieldType[] {
  if (columns.length > 0) return all.filter((field) => columns.includes(field.name) && isText(field));
  const texts = all.filter((field) => field.role === 'feature' && isText(field));
  const free = texts.filter((field) => field.semantic === 'text');
  return free.length > 0 ? free : texts;
}

/** A problem when there is no text to work on at all. */
export function checkTexts(columns: readonly string[], { fields: all }: DatasetType): readonly NodeProblem[] {
  if (chooseTexts(columns, all).length > 0) return [];
  const names = all.map((field) => field.name).join(', ');
  return [{ code: 'text.noText', severity: 'error', port: 'data', values: { fields: names } }];
}

/** A field after a step that changes its text: what it says is free, classes are none any more. */
export function asFreeText(field: FieldType): FieldType {
  const { classes: _classes, ...plain } = field;
  return { ...plain, semantic: 'text' };
}

/** A text as the place numbers of its words. An empty cell is an empty text: all zeros, none is missing. */
export function asTokens(field: FieldType, length: number, entries: number): FieldType {
  const { classes: _classes, ...plain } = field;
  return { ...plain, dtype: 'int32', shape: [length], semantic: 'tokens', missing: 0, range: [0, entries - 1] };
}

/** A text as a vector of numbers, one for each term. */
export function asTermVector(field: FieldType, width: number): FieldType {
  const { classes: _classes, ...plain } = field;
  return { ...plain, dtype: 'float32', shape: [width], semantic: 'number', missing: 0 };
}

/** The fields with some of them, found by name, put through a function. */
export function changeFields(
  all: readonly FieldType[],
  chosen: readonly FieldType[],
  change: (field: FieldType) => FieldType,
): readonly FieldType[] {
  const names = new Set(chosen.map((field) => field.name));
  return all.map((field) => (names.has(field.name) ? change(field) : field));
}
