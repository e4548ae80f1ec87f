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
