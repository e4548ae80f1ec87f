/**
 * What `webextension-polyfill` is on a page of the team server: as much of an extension's world as the dashboard asks
 * for, over the page's own origin. There is no worker: what a page would tell it, it does itself.
 */
type Changes = Record<string, { newValue?: unknown }>;
type ChangeListener = (changes: Changes, area: string) => void;
type MessageListener = (message: unknown) => unknown;

const changed = new Set<ChangeListener>();
const messages = new Set<MessageListener>();

const listeners = <L>(all: Set<L>) => ({
  addListener: (listener: L) => void all.add(listener),
  removeListener: (listener: L) => void all.delete(listener),
});
const none = listeners(new Set<unknown>());

function area(name: 'local' | 'session', kept: Storage) {
  const prefix = `keyline:${name}:`;
  const read = (key: string): unknown => {
    const text = kept.getItem(prefix + key);
    try {
      return text === null ? undefined : JSON.parse(text);
    } catch {
      return undefined;
    }
  };
  const tell = (changes: Changes) => {
    for (const listener of [...changed]) listener(changes, name);
  };
  globalThis.addEventListener('storage', ({ key, storageArea }) => {
    if (storageArea !== kept || !key?.startsWith(prefix)) return;
    const name = key.slice(prefix.length);
    tell({ [name]: { newValue: read(name) } });
  });
  return {
    get: async (key: string) => {
      const value = read(key);
      return value === undefined ? {} : { [key]: value };
    },
    set: async (values: Record<string, unknown>) => {
      for (const [key, value] of Object.entries(values)) {
        kept.setItem(prefix + key, JSON.stringify(value));
        tell({ [key]: { newValue: value } });
      }
    },
    remove: async (key: string) => {
      kept.removeItem(prefix + key);
      tell({ [key]: {} });
    },
  };
}

const browser = {
  storage: {
    local: area('local', localStorage),
    session: area('session', sessionStorage),
    onChanged: listeners(changed),
  },
  runtime: {
    id: 'web',
    getURL: (path: string) => new URL(path, `${location.origin}/app/`).href,
    getManifest: () => ({ version: '' }),
    onMessage: listeners(messages),
    /** To the page itself: see `worker.ts`. */
    async sendMessage(message: unknown) {
      for (const listener of [...messages]) {
        const answer = await listener(message);
        if (answer !== undefined) return answer;
      }
      return undefined;
    },
  },
  extension: { inIncognitoContext: false },
  permissions: {
    contains: async () => false,
    request: async () => false,
    remove: async () => false,
    onAdded: none,
    onRemoved: none,
  },
  tabs: {
    /** The extension's options are where one signs in again; here that is the server's own page. */
    create: async ({ url }: { url: string }) => {
      if (url.startsWith('options.html')) await (await import('./session')).signInAgain();
      else if (/^https?:/.test(url)) open(url, '_blank', 'noopener');
    },
  },
};

export default browser;
