import { expect, test } from 'vitest';
import english from '@/public/_locales/en/messages.json';
import type { Command, CommandName } from '../command';
import { commands } from './index';

const load = async (name: CommandName): Promise<Command<CommandName>> => {
  const entry: unknown = commands[name];
  return (typeof entry === 'function' ? await entry() : entry) as Command<CommandName>;
};

test.each(Object.keys(commands) as CommandName[])(
  'what undo would take back has a name: %s',
  async (name) => {
    const { isUndoable, isSilent } = await load(name);
    const key = `did${name.charAt(0).toUpperCase()}${name.slice(1)}`;
    if (isUndoable !== false && !isSilent) expect(english).toHaveProperty(key);
  },
);
