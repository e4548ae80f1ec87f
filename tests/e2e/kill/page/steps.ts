/** Calls back at every IndexedDB step of this page, before it goes on. Nothing in the store knows of it. */
export function watchSteps(tell: (step: string) => void): void {
  around(IDBDatabase.prototype, 'transaction', tell, (made) => {
    const tx = made as IDBTransaction;
    // Registered before anybody else: the page can die between the browser's `complete` and the store's.
    if (tx.mode === 'readwrite') tx.addEventListener('complete', () => tell('complete'));
  });
  for (const method of ['get', 'getAll', 'getAllKeys', 'put', 'add', 'delete', 'openCursor'] as const) {
    around(IDBObjectStore.prototype, method, tell);
  }
  for (const method of ['get', 'getAll', 'getKey', 'openCursor', 'openKeyCursor'] as const) {
    around(IDBIndex.prototype, method, tell);
  }
  around(IDBTransaction.prototype, 'commit', tell);
}

/** The same for the steps of a migration. Gives what ends the watch. */
export function watchUpgrade(tell: (step: string) => void): () => void {
  let isWatched = true;
  const say = (step: string) => {
    if (isWatched) tell(step);
  };
  around(IDBDatabase.prototype, 'createObjectStore', say);
  for (const method of ['createIndex', 'get', 'put', 'openCursor'] as const)
    around(IDBObjectStore.prototype, method, say);
  for (const method of ['update', 'continue'] as const) around(IDBCursor.prototype, method, say);
  addVersionSteps(say);
  return () => {
    isWatched = false;
  };
}

/** Before the first step of a migration, and once the browser has called it complete. */
function addVersionSteps(tell: (step: string) => void): void {
  around(
    IDBFactory.prototype,
    'open',
    () => {},
    (made) => {
      const request = made as IDBOpenDBRequest;
      request.addEventListener('upgradeneeded', () => {
        request.transaction?.addEventListener('complete', () => tell('complete'));
        tell('begun');
      });
      request.addEventListener('success', () => tell('opened'));
    },
  );
}

function around(
  prototype: object,
  method: string,
  tell: (step: string) => void,
  after: (result: unknown) => void = () => {},
): void {
  const original = Reflect.get(prototype, method) as (...args: unknown[]) => unknown;
  Reflect.set(prototype, method, function (this: unknown, ...args: unknown[]) {
    tell(`before ${method}`);
    const result = original.apply(this, args);
    after(result);
    tell(`after ${method}`);
    return result;
  });
}
