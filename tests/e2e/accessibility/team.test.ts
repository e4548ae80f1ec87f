import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, it, vi } from 'vitest';
import { type SandboxServer, startSandbox } from '../../sandbox/server';
import { count } from '../../support/counts';
import { startTeamServer } from '../../support/team-server';
import { Person } from '../team/person';
import { type TeamVisit, team } from './screens/team';
import { Tally } from './tally';

vi.setConfig({ testTimeout: count(200_000, 400_000), hookTimeout: 200_000 });

/** Options → Team and the server's own pages, as the extension's screens are looked at. */
let web: string;
let sandbox: SandboxServer;
let visit: TeamVisit;
const tally = new Tally();

beforeAll(async () => {
  web = await mkdtemp(path.join(tmpdir(), 'keyline-web-'));
  const configFile = path.resolve(import.meta.dirname, '../../../web/vite.config.ts');
  await build({ configFile, logLevel: 'error', build: { outDir: web } });
  sandbox = await startSandbox();
  const server = await startTeamServer({ web });
  const lena = await Person.arrives('Lena', sandbox);
  await lena.startsOwn('Acme OKRs', 'Calmer support', ['Answered within a day 40 → 80 %']);
  const page = await lena.newPage();
  visit = { server, lena, page, options: page };
});
afterAll(async () => {
  await visit?.lena.leaves();
  await visit?.server.close();
  await sandbox?.close();
  await rm(web, { recursive: true, force: true });
  tally.figure('screens of a team');
});

it.each(team)('$name', async ({ name, reach }) => {
  await tally.look(name, await reach(visit));
});
