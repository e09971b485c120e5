import type { Text } from '../../shared/base/text.ts';
import type { CommandGroup } from '../../shared/commands/command.ts';
import { defineTexts } from './i18n.ts';

/** The command palette, finding a node, the overview of keys. */
export const commandTexts = defineTexts('commands', {
  commands: { en: 'Commands', zh: '命令' },
  commandsHint: { en: 'What do you want to do?', zh: '要做什么？' },
  find: { en: 'Find a node', zh: '查找节点' },
  findHint: { en: 'Name, kind, or is:problem', zh: '名称、类型，或 is:problem' },
  nothing: { en: 'Nothing found', zh: '未找到' },
  problem: { en: 'problem', zh: '问题' },
  keys: { en: 'Keys', zh: '快捷键' },
  keysHint: {
    en: 'Drag on empty canvas selects, the middle button or Space and drag pans, a double click adds a node.',
    zh: '在空白处拖动可框选，按住中键或空格键拖动可平移，双击可添加节点。',
  },
});

/** What the groups of commands are called. */
export const GROUP_TITLES: Record<CommandGroup, Text> = {
  file: { en: 'Project', zh: '项目' },
  edit: { en: 'Edit', zh: '编辑' },
  node: { en: 'Nodes', zh: '节点' },
  view: { en: 'View', zh: '视图' },
  run: { en: 'Run', zh: '运行' },
  help: { en: 'Help', zh: '帮助' },
};
