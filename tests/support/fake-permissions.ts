import browser from 'webextension-polyfill';

type Listener = (permissions: { origins: string[] }) => void;
const added = new Set<Listener>();
const removed = new Set<Listener>();
const event = (listeners: Set<Listener>) => ({
  addListener: (listener: Listener) => void listeners.add(listener),
  removeListener: (listener: Listener) => void listeners.delete(listener),
  hasListener: (listener: Listener) => listeners.has(listener),
});

/** Patterns that the browser does not let us into; all others it does. */
const denied = new Set<string>();
let answer = true;

/** WXT's in-memory browser has no permissions: these are allowed until a test takes one back. */
export const fakePermissions = {
  reset() {
    for (const set of [denied, added, removed]) set.clear();
    answer = true;
    Object.assign(browser.permissions, {
      contains: async ({ origins = [] }: { origins?: string[] }) => !origins.some((each) => denied.has(each)),
      request: async ({ origins = [] }: { origins?: string[] }) => {
        if (answer) fakePermissions.give(...origins);
        return answer;
      },
      remove: async ({ origins = [] }: { origins?: string[] }) => {
        fakePermissions.take(...origins);
        return true;
      },
      onAdded: event(added),
      onRemoved: event(removed),
    });
  },
  take(...origins: string[]) {
    for (const each of origins) denied.add(each);
    for (const tell of [...removed]) tell({ origins });
  },
  give(...origins: string[]) {
    for (const each of origins) denied.delete(each);
    for (const tell of [...added]) tell({ origins });
  },
  /** What the person answers when asked. */
  says(yes: boolean) {
    answer = yes;
  },
};
