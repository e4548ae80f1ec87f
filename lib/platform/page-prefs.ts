import browser from 'webextension-polyfill';

/** Where a host's content script keeps what a person set in its pages; it reads this by hand at each page load. */
const pageKey = (hostId: string) => `page:${hostId}`;

const read = async (hostId: string): Promise<Record<string, unknown>> => {
  const stored = (await browser.storage.local.get(pageKey(hostId)))[pageKey(hostId)];
  return typeof stored === 'object' && stored !== null ? { ...stored } : {};
};

/** Whether the launcher tab is shown at the edge of a host's pages; on unless turned off. */
export const readLauncher = async (hostId: string): Promise<boolean> => (await read(hostId)).off !== true;

/** Leaves width and place as they are. */
export async function writeLauncher(hostId: string, launcher: boolean): Promise<void> {
  await browser.storage.local.set({ [pageKey(hostId)]: { ...(await read(hostId)), off: !launcher } });
}
