/** All rows of all stores as one text: two stores are equal when their texts are. */
export async function dumpStore(name: string): Promise<string> {
  const db = await answered(indexedDB.open(name));
  try {
    const stores = [...db.objectStoreNames];
    if (stores.length === 0) return '';
    const tx = db.transaction(stores, 'readonly');
    const parts = stores.map(async (store) => {
      const [keys, rows] = await Promise.all([
        answered(tx.objectStore(store).getAllKeys()),
        answered(tx.objectStore(store).getAll()),
      ]);
      return `${JSON.stringify(store)}:${JSON.stringify([keys, rows])}`;
    });
    return `{${(await Promise.all(parts)).join(',\n')}}`;
  } finally {
    db.close();
  }
}

function answered<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
