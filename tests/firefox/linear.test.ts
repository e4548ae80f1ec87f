import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SandboxServer, startSandbox } from '../sandbox/server';
import { Firefox } from './marionette/firefox';
import { installBuilt } from './pages/addon';
import { takeSample } from './pages/first-run';
import { chipText, openPanel } from './pages/host-page';
import { checkInUnchanged, pickPageLoad } from './pages/linking';
import { seen } from './pages/screen';

/** Linear in Firefox: an issue linked beside it, its chip in a list. */
let sandbox: SandboxServer;
let firefox: Firefox;
/** Of the first row in the team's list. */
let identifier: string;

beforeAll(async () => {
  sandbox = await startSandbox();
  firefox = await Firefox.start({ port: sandbox.port });
  await installBuilt(firefox);
});
afterAll(async () => {
  await firefox?.close();
  await sandbox?.close();
});

const openList = () => firefox.goTo(`${sandbox.linear}/team/ENG/active`);

describe('Linear', () => {
  it('opens an issue from its list, with the panel beside it', async () => {
    await openList();
    const row = await seen('a row', () => firefox.run(firstRow));
    identifier = row.identifier;
    await firefox.goTo(new URL(row.href, sandbox.linear).href);
    const panel = await openPanel(firefox);
    await takeSample(panel, 'Maya Lindqvist');
    await panel.says(identifier, 'header');
  });

  it('links it and takes a check-in', async () => {
    const panel = await openPanel(firefox);
    await pickPageLoad(panel);
    await checkInUnchanged(panel);
    await firefox.toTop();
  });

  it('shows the chip on its row', async () => {
    await openList();
    const chip = () => chipText(firefox, identifier);
    await seen('the chip', async () => (await chip())?.startsWith('Page load'));
    // Where the app draws its rows anew, the chip comes back.
    await firefox.goTo(`${sandbox.linear}/my-issues/assigned`);
    await openList();
    await seen('the chip again', async () => (await chip())?.startsWith('Page load'));
    expect(await firefox.run(firstRow)).toMatchObject({ identifier });
  });
});

/** Runs in the page. */
function firstRow(): { identifier: string; href: string } | null {
  const row = document.querySelector('a[data-list-key]');
  const cell = row?.querySelector('[data-column-id="issueId"]');
  return row && cell ? { identifier: cell.textContent ?? '', href: row.getAttribute('href') ?? '' } : null;
}
