import type { Text } from '../base/text.ts';

/** What can be wrong with the text of a project file or of the clipboard. */
export const fileMessages = {
  'file.tooLarge': {
    en: 'The file has {bytes} bytes; at most {limit} can be opened. Is it a Tensorloom project?',
    zh: '文件有 {bytes} 字节，最多只能打开 {limit} 字节。它是 Tensorloom 项目吗？',
  },
  'file.tooDeep': {
    en: 'The file is nested deeper than {limit} levels, so it is not a Tensorloom project.',
    zh: '文件的嵌套超过 {limit} 层，因此不是 Tensorloom 项目。',
  },
  'file.tooManyNodes': {
    en: 'The project has more than {limit} nodes; only the first {limit} were opened.',
    zh: '项目的节点超过 {limit} 个，只打开了前 {limit} 个。',
  },
  'file.tooManyEdges': {
    en: 'The project has more than {limit} wires; only the first {limit} were opened.',
    zh: '项目的连线超过 {limit} 条，只打开了前 {limit} 条。',
  },
  'file.brokenJson': {
    en: 'The file is damaged at line {line}, column {column}: it is not valid JSON from there on. The file was not changed.',
    zh: '文件在第 {line} 行第 {column} 列处损坏：从那里开始不是有效的 JSON。文件没有被改动。',
  },
  'file.notAProject': {
    en: 'This is not a Tensorloom project. The file was not changed.',
    zh: '这不是 Tensorloom 项目。文件没有被改动。',
  },
  'file.newer': {
    en: 'A newer Tensorloom wrote this project (file version {version}, this one knows {known}). It is open for looking only; save a copy to work on it.',
    zh: '此项目由更新版本的 Tensorloom 写入（文件版本 {version}，当前最高支持 {known}）。只能查看；要编辑请另存副本。',
  },
  'file.forbiddenKey': {
    en: 'The name {key} is not allowed in a project and was left out.',
    zh: '项目中不允许使用名称 {key}，已将其略去。',
  },
  'file.badPart': {
    en: '{place} could not be read and was left out: {reason}. The file was not changed.',
    zh: '无法读取 {place}，已将其略去：{reason}。文件没有被改动。',
  },
  'file.wrongId': {
    en: '{place} is filed under {key} but calls itself {id}; it was left out. The file was not changed.',
    zh: '{place} 登记在 {key} 之下，自称却是 {id}，已将其略去。文件没有被改动。',
  },
  'file.danglingEdge': {
    en: 'A wire leads to {node}, which is not in the project; it was left out. The file was not changed.',
    zh: '有一条连线通向项目中不存在的 {node}，已将其略去。文件没有被改动。',
  },
  'file.badPosition': {
    en: 'The place of a node could not be read; it is placed anew.',
    zh: '无法读取某个节点的位置，将重新放置它。',
  },
  'clipboard.notAFragment': {
    en: 'The clipboard holds no Tensorloom nodes.',
    zh: '剪贴板中没有 Tensorloom 节点。',
  },
} as const satisfies Readonly<Record<string, Text>>;
