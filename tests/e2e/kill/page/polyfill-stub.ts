/** The page is no extension's: nobody is told of changes, and what is noted beside the store is kept in `localStorage`. */
const local = {
  get: async (key: string) => {
    const text = localStorage.getItem(key);
    return text === null ? {} : { [key]: JSON.parse(text) };
  },
  set: async (items: Record<string, unknown>) => {
    for (const [key, value] of Object.entries(items)) localStorage.setItem(key, JSON.stringify(value));
  },
  remove: async (key: string) => localStorage.removeItem(key),
};

export default { runtime: { sendMessage: async () => {} }, storage: { local } };
