import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { Language, Text } from '../../shared/base/text.ts';
import { COMMAND_GROUPS, type CommandGroup } from '../../shared/commands/command.ts';
import { COMMANDS } from '../../shared/commands/commands.ts';
import { toAccelerator } from '../../shared/commands/keys.ts';

const GROUP_TITLES: Readonly<Record<CommandGroup, Text>> = {
  file: { en: 'File', zh: '文件' },
  edit: { en: 'Edit', zh: '编辑' },
  node: { en: 'Node', zh: '节点' },
  view: { en: 'View', zh: '视图' },
  run: { en: 'Run', zh: '运行' },
  help: { en: 'Help', zh: '帮助' },
};

/**
 * Sets the menu from the one list of commands. It shows keys without taking them: the window listens itself, because only
 * it knows whether a text field has the focus.
 */
export function setAppMenu(language: Language, run: (command: string) => void): void {
  const groups: MenuItemConstructorOptions[] = COMMAND_GROUPS.map((group) => ({
    label: GROUP_TITLES[group][language],
    submenu: [
      ...COMMANDS.filter((command) => command.group === group && !command.keyOnly).map((command) => ({
        id: command.id,
        label: command.label[language],
        ...(command.keys[0] ? { accelerator: toAccelerator(command.keys[0]) } : {}),
        registerAccelerator: false,
        click: () => run(command.id),
      })),
      ...(group === 'file' && process.platform !== 'darwin'
        ? [{ type: 'separator' as const }, { role: 'quit' as const, label: language === 'zh' ? '退出' : 'Quit' }]
        : []),
    ],
  }));
  const mac: MenuItemConstructorOptions[] = process.platform === 'darwin' ? [{ role: 'appMenu' }] : [];
  Menu.setApplicationMenu(Menu.buildFromTemplate([...mac, ...groups]));
}
