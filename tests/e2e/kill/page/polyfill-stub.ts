/** The page is no extension's: nobody is told of changes, and nothing is noted beside the store. */
export default {
  runtime: { sendMessage: async () => {} },
  storage: { local: { get: async () => ({}), set: async () => {}, remove: async () => {} } },
};
