import { formatShape } from '../base/shape.ts';
import type { Language, Text } from '../base/text.ts';
import { CATEGORIES, type Category, type NodeDefinition, type Port } from '../nodes/definition.ts';
import type { Control, Parameter } from '../nodes/params.ts';
import type { PortType } from '../nodes/portType.ts';

const categoryTitles: Readonly<Record<Category, Text>> = {
  data: { en: 'Data', zh: '数据' },
  prepare: { en: 'Preparation', zh: '数据准备' },
  layer: { en: 'Layers', zh: '层' },
  shape: { en: 'Shape', zh: '形状' },
  merge: { en: 'Merge', zh: '合并' },
  loss: { en: 'Losses', zh: '损失' },
  metric: { en: 'Metrics', zh: '指标' },
  optimizer: { en: 'Optimizers', zh: '优化器' },
  training: { en: 'Training', zh: '训练' },
  evaluation: { en: 'Evaluation', zh: '评估' },
};

const words = {
  title: { en: 'Nodes', zh: '节点' },
  intro: {
    en: 'Every kind of node, as the app explains it. Written from the definitions in `shared/nodes/`; do not edit.',
    zh: '所有节点类型，与应用中的说明一致。由 `shared/nodes/` 中的定义生成，请勿编辑。',
  },
  ports: { en: 'Ports', zh: '端口' },
  none: { en: 'none', zh: '无' },
  many: { en: 'many', zh: '多个' },
  optional: { en: 'optional', zh: '可选' },
  parameter: { en: 'Parameter', zh: '参数' },
  name: { en: 'Name', zh: '名称' },
  values: { en: 'Values', zh: '取值' },
  initial: { en: 'Initial', zh: '初始值' },
  meaning: { en: 'Meaning', zh: '含义' },
  shapes: { en: 'Shapes', zh: '形状' },
  refused: { en: 'refused', zh: '拒绝' },
  yesNo: { en: 'yes or no', zh: '是或否' },
  free: { en: 'text', zh: '文本' },
  sizes: { en: 'axis sizes', zh: '各轴大小' },
  columns: { en: 'column names', zh: '列名' },
  column: { en: 'a column name', zh: '列名' },
  file: { en: 'a file', zh: '文件' },
  rowEdits: { en: 'changes of rows', zh: '对行的修改' },
  folder: { en: 'a folder', zh: '文件夹' },
} as const satisfies Readonly<Record<string, Text>>;

/** The reference of all kinds as Markdown, from what the app itself shows. */
export function writeNodeReference(definitions: readonly NodeDefinition[], language: Language): string {
  const parts = [`# ${words.title[language]}`, words.intro[language]];
  for (const category of CATEGORIES) {
    const kinds = definitions.filter((definition) => definition.category === category);
    if (kinds.length === 0) continue;
    parts.push(`## ${categoryTitles[category][language]}`);
    for (const definition of kinds) parts.push(...describeKind(definition, language));
  }
  return `${parts.join('\n\n')}\n`;
}

function describeKind(definition: NodeDefinition, language: Language): readonly string[] {
  const values = definition.initialValues();
  const inputs = listPorts(definition.inputs(values), language);
  const outputs = listPorts(definition.outputs(values), language);
  const parts = [
    `### ${definition.title[language]}\n\n\`${definition.kind}\``,
    definition.docs[language],
    ...(definition.nativeOnly ? [definition.nativeOnly[language]] : []),
    `**${words.ports[language]}**: ${inputs} → ${outputs}`,
  ];
  const rows = Object.entries(definition.params).map(([name, parameter]) =>
    describeParameter(name, parameter, language),
  );
  if (rows.length > 0) {
    const heads = [words.parameter, words.name, words.values, words.initial, words.meaning].map(
      (text) => text[language],
    );
    parts.push([tableRow(heads), tableRow(heads.map(() => '---')), ...rows].join('\n'));
  }
  const shapes = describeShapes(definition, language);
  if (shapes !== '') parts.push(`**${words.shapes[language]}**: ${shapes}`);
  return parts;
}

function listPorts(ports: readonly Port[], language: Language): string {
  if (ports.length === 0) return words.none[language];
  return ports
    .map((port) => {
      const marks = [port.many ? words.many[language] : '', port.optional ? words.optional[language] : ''];
      const marked = marks.filter((mark) => mark !== '').join(', ');
      return marked === '' ? port.label[language] : `${port.label[language]} (${marked})`;
    })
    .join(', ');
}

function describeParameter(name: string, parameter: Parameter, language: Language): string {
  const unit = parameter.unit ? ` ${parameter.unit[language]}` : '';
  return tableRow([
    parameter.label[language],
    `\`${name}\``,
    `${describeControl(parameter.control, language)}${unit}`,
    describeInitial(parameter, language),
    parameter.help[language],
  ]);
}

function describeControl(control: Control, language: Language): string {
  switch (control.type) {
    case 'number':
      return `${control.min ?? '−∞'} … ${control.max ?? '∞'}`;
    case 'pair':
      return `${control.min} … ${control.max} × ${control.min} … ${control.max}`;
    case 'choice':
      return control.options.map((option) => option.label[language]).join(', ');
    case 'toggle':
      return words.yesNo[language];
    case 'text':
      return words.free[language];
    case 'dims':
      return words.sizes[language];
    case 'fields':
      return control.many ? words.columns[language] : words.column[language];
    case 'file':
    case 'folder':
      return words[control.type][language];
    case 'rowEdits':
      return words.rowEdits[language];
  }
}

function describeInitial({ control, initial }: Parameter, language: Language): string {
  if (control.type === 'file' || control.type === 'folder') return '';
  if (control.type === 'fields') return control.emptyMeans[language];
  if (control.type === 'choice')
    return control.options.find((option) => option.value === initial)?.label[language] ?? '';
  return Array.isArray(initial) ? initial.join('×') : String(initial);
}

/** The examples that turn tensors into tensors: documentation and tests at once. */
function describeShapes(definition: NodeDefinition, language: Language): string {
  const lines = definition.examples.flatMap((example) => {
    const from = Object.values(example.inputs).flat().map(shapeOf);
    const to = typeof example.output === 'string' ? words.refused[language] : shapeOf(example.output);
    if (from.length === 0 || from.includes(null) || to === null || example.output === 'nothing') return [];
    const values = Object.entries(example.values ?? {}).map(([name, value]) => `${name} ${formatValue(value)}`);
    return [`${from.join(' + ')} → ${to}${values.length === 0 ? '' : ` (${values.join(', ')})`}`];
  });
  return lines.map((line) => `\`${line}\``).join(', ');
}

function shapeOf(type: PortType): string | null {
  return type.carries === 'tensor' ? formatShape(type.shape) : null;
}

function formatValue(value: unknown): string {
  return Array.isArray(value) ? value.join('×') : String(value);
}

function tableRow(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
}
