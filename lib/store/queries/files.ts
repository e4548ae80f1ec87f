import { kindNames } from '../../okr/kinds';
import { toFailure } from '../failure';
import { exportAll, exportTeam } from '../file/export';
import { parseFile } from '../file/parse';
import { planImport } from '../file/plan';
import type { Query } from '../query';

/** Everything, or the active workspace for the team, as a file's text. */
export const exportFile: Query<'exportFile'> = {
  stores: [...kindNames, 'drafts', 'snooze'],
  async run(reader, { team }) {
    const workspace = await reader.workspace();
    const day = reader.today(workspace);
    if (!team || !workspace) return { text: await exportAll(reader), name: `keyline-${day}.json` };
    const name = workspace.name.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 60);
    return { text: await exportTeam(reader, workspace), name: `keyline-${name}-${day}.json` };
  },
};

/** A dry run of `importFile`. */
export const checkFile: Query<'checkFile'> = {
  stores: kindNames,
  async run(reader, { text, mode }) {
    try {
      return { ok: true, value: (await planImport(reader, parseFile(text), mode)).report };
    } catch (error) {
      const failure = toFailure(error);
      if (!failure) throw error;
      return { ok: false, error: failure };
    }
  },
};
