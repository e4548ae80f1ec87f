/** The panel beside a ticket: the launcher that opens it, and its frame. */
import type { Frame, Locator, Page } from 'playwright-core';
import { settled } from '@/lib/platform/plain-view';
import { extensionFrame } from '../../support/browser';
import { type Box, boxOf, clickBox, eventually, nodesOf, pierceAll, withSession } from './closed-shadow';

/** Where the launcher tab is; null where there is none or it is hidden. */
export async function launcherBox(page: Page): Promise<Box | null> {
  return boxWithin(page, 'button');
}

/** Where the panel's frame is; null where the panel is closed. */
export async function panelBox(page: Page): Promise<Box | null> {
  return boxWithin(page, 'iframe');
}

async function boxWithin(page: Page, localName: string): Promise<Box | null> {
  return withSession(page, async (session) => {
    const [host] = await pierceAll(session, 'keyline-panel');
    const inner = host && [...nodesOf(host.node)].find((node) => node.localName === localName);
    const box = inner ? await boxOf(session, inner.backendNodeId) : null;
    return box && box.width > 0 && box.height > 0 ? box : null;
  });
}

/** Clicks the launcher with the mouse, where the panel is not open already, and gives the panel's frame. */
export async function openPanel(page: Page, extensionId: string): Promise<Frame> {
  if (await panelBox(page)) return panelFrame(page, extensionId);
  await clickBox(page, await eventually('launcher', () => launcherBox(page)));
  return panelFrame(page, extensionId);
}

/** The open panel's frame, however it was opened. */
export async function panelFrame(page: Page, extensionId: string): Promise<Frame> {
  await eventually('panel', () => panelBox(page));
  const frame = await extensionFrame(page, extensionId);
  await frame.waitForLoadState('domcontentloaded');
  return frame;
}

/** A press as a person's, who looks and comes there first: sooner, the panel asks whether what it takes away is meant. */
export async function pressSeen(control: Locator): Promise<void> {
  await control.hover();
  await control.page().waitForTimeout(settled + 250);
  await control.click();
}
