import { expect, it } from 'vitest';
import { COMMANDS } from '../../shared/commands/commands.ts';
import { commandHandlers } from './commandHandlers.ts';

it('does every command of the list, and none that the list lacks', () => {
  expect(Object.keys(commandHandlers).sort()).toEqual(COMMANDS.map((command) => command.id).sort());
});
