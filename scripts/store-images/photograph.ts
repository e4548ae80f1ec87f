/** Screenshots of the real extension in the stand-ins, after the steps of the tour that fill it. */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { PanelScreen } from '../../tests/tour/screens/panel-screen';
import { Seen } from '../../tests/tour/see';
import { Stage } from '../../tests/tour/stage';
import type { Step } from '../../tests/tour/step';
import { steps } from '../../tests/tour/steps';

type Act = (stage: Stage) => Promise<void>;

/** The host's page turned dark, and the panel with it; turned light again after. */
const hostDark: [before: Act, after: Act] = [
  async ({ jira }) => jira.switchTheme(),
  async ({ jira }) => jira.switchTheme(),
];
const ownDark: [before: Act, after: Act] = [
  ({ front }) => front.emulateMedia({ colorScheme: 'dark' }),
  ({ front }) => front.emulateMedia({ colorScheme: 'light' }),
];

/** The pictures that are taken after a step of the tour, in the order of the tour. */
const pictures: readonly { after: string; name: string; look?: [before: Act, after: Act] }[] = [
  { after: 'both', name: 'screen-1-panel.png' },
  { after: 'both', name: 'screen-4-panel-dark.png', look: hostDark },
  { after: 'backlog', name: 'screen-2-backlog.png' },
  { after: 'linear-board', name: 'screen-5-linear-dark.png' },
  { after: 'record', name: 'screen-3-dashboard.png' },
  { after: 'objectives', name: 'screen-6-dashboard-dark.png', look: ownDark },
];

/** The steps up to the pictures, and those that they need. */
function stepsTo(names: readonly string[]): Step[] {
  const wanted = new Set<string>();
  const want = (id: string) => {
    const step = steps.find((each) => each.id === id);
    if (!step) throw new Error(`The tour has no step ${id} now.`);
    for (const need of step.needs ?? []) want(need);
    wanted.add(id);
  };
  for (const name of names) want(name);
  // It closes what the one before it has open.
  if (wanted.has('modal')) want('board');
  return steps.filter(({ id }) => wanted.has(id));
}

/** @param only names of pictures; all where there are none */
export async function photograph(
  extension: string,
  only: readonly string[] = [],
): Promise<Map<string, Buffer>> {
  const chosen = pictures.filter(({ name }) => only.length === 0 || only.includes(name));
  const profile = await mkdtemp(path.join(os.tmpdir(), 'keyline-store-profile-'));
  const stage = await Stage.open({ extension, profile, launch: { viewport: { width: 1280, height: 800 } } });
  const taken = new Map<string, Buffer>();
  try {
    for (const step of stepsTo(chosen.map(({ after }) => after))) {
      await stage.closeAside(step.in);
      await step.run(stage, new Seen().see);
      for (const { name, look } of chosen.filter(({ after }) => after === step.id)) {
        await look?.[0](stage);
        taken.set(name, await picture(stage));
        await look?.[1](stage);
      }
    }
  } finally {
    await stage.close();
    await rm(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
  return taken;
}

/** Without what is there for a moment only: a toast, what a pointer or the keyboard is at. */
async function picture(stage: Stage): Promise<Buffer> {
  const { front, aside } = stage;
  if (aside === null) await new PanelScreen(front, await stage.panel()).closeToast();
  else await front.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await front.mouse.move(3, 3);
  await front.waitForTimeout(600);
  return front.screenshot({ animations: 'disabled' });
}
