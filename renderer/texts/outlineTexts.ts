import { defineTexts } from './i18n.ts';

/** The tree that equals the canvas, and connecting by keyboard. */
export const outlineTexts = defineTexts('outline', {
  outline: { en: 'Outline', zh: '大纲' },
  empty: { en: 'Nothing here yet', zh: '暂无节点' },
  emptyHint: {
    en: 'Every node of the canvas is listed here, with its wires.',
    zh: '画布上的所有节点及其连线会列在这里。',
  },
  emptyAction: { en: 'Add a node', zh: '添加节点' },
  filter: { en: 'Filter', zh: '筛选' },
  from: { en: '{port} from {node}', zh: '{port} 来自 {node}' },
  to: { en: '{port} to {node}', zh: '{port} 连到 {node}' },
  unconnected: { en: '{port}: not connected', zh: '{port}：未连接' },
  problems: { en: { one: '{count} problem', other: '{count} problems' }, zh: '{count} 个问题' },
  disabled: { en: 'disabled', zh: '已停用' },
  connectTitle: { en: 'Connect {title}', zh: '连接 {title}' },
  connectHint: { en: 'Choose where a wire goes. Enter connects.', zh: '选择连线的终点，按回车键连接。' },
  search: { en: 'Search nodes and ports', zh: '搜索节点和端口' },
  nothingFits: { en: 'No other port fits. Add a node first.', zh: '没有可连接的端口。请先添加节点。' },
  output: { en: 'From {port}', zh: '从 {port}' },
  input: { en: 'Into {port}', zh: '到 {port}' },
  replaces: { en: 'replaces a wire', zh: '替换现有连线' },
});
