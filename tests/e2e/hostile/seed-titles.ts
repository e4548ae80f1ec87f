/** Runs in a page of the extension: gives everything that has a text a hostile one, through the worker's own port. */
export interface Titled {
  objectiveId: string;
  keyResultId: string;
}

export async function seedTitles({ titles, first }: { titles: string[]; first: number }): Promise<Titled[]> {
  const ask = (call: string, args: unknown) =>
    new Promise<{ ok: boolean; value: never; error?: { message: string } }>((resolve) => {
      const port = chrome.runtime.connect({ name: 'keyline-store' });
      port.onMessage.addListener((reply: { answer?: never }) => {
        if (!reply.answer) return;
        resolve(reply.answer);
        port.disconnect();
      });
      port.postMessage({ call, args });
    });
  const run = async (command: string, args: object): Promise<Record<string, string>> => {
    const answer = await ask('run', { command, args });
    if (!answer.ok) throw new Error(`${command}: ${JSON.stringify(answer.error)}`);
    return answer.value;
  };
  const boot = await ask('read', { query: 'boot', args: {} });
  const { cycles } = boot.value as { cycles: { id: string }[] };
  const made = [];
  for (const [at, title] of titles.entries()) {
    const { objectiveId = '' } = await run('createObjective', { title, cycleId: cycles[0]?.id });
    const metric = { type: 'number', start: 0, target: 10, unit: title.slice(0, 12) };
    const { keyResultId = '' } = await run('createKeyResult', { objectiveId, title, metric });
    // The page's own ticket serves the first ones; a row of the backlog each of the rest.
    const key = `WEB-${first + at === 0 ? 142 : 100 + ((first + at) % 120)}`;
    const ticket = { host: 'jira-cloud', site: 'acme.atlassian.net', key };
    const url = `https://acme.atlassian.net/browse/${key}`;
    await run('linkTicket', { ticket, url, title, hostId: null, keyResultId });
    await run('addWork', { keyResultId, text: title });
    await run('createMember', { name: title.slice(0, 200) });
    await run('createTeam', { name: title.slice(0, 200) });
    const words = { comment: title, blockers: title };
    await run('checkIn', { keyResultId, value: 3, reported: null, confidence: 5, ...words });
    made.push({ objectiveId, keyResultId });
  }
  return made;
}
