import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type SandboxServer, startSandbox } from '../../sandbox/server';
import { count } from '../../support/counts';
import { figure } from '../../support/figures';
import { startTeamServer } from '../../support/team-server';
import { Person } from '../team/person';
import { faultsIn, looksOf } from './looks';
import { type TeamVisit, team } from './screens/team';

vi.setConfig({ testTimeout: count(200_000, 400_000), hookTimeout: 200_000 });

/** Options → Team and the server's own pages, as the extension's screens are looked at. */
let web: string;
let sandbox: SandboxServer;
let visit: TeamVisit;
let looks = 0;
let faults = 0;

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
  figure('screens of a team', { screens: team.length, looks, faults });
});

it.each(team)('$name', async ({ name, reach }) => {
  const shown = await reach(visit);
  const asked = looksOf(name);
  const found = await faultsIn(shown, asked);
  looks += asked.length;
  faults += found.length;
  expect(found).toEqual([]);
});
