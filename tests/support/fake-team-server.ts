/** A team server's answers, made up: what a screen asks for is answered by path, and noted. */
export interface FakeTeamServer {
  fetch: typeof fetch;
  /** `POST /v1/device/code`, in order. */
  asked: string[];
  /** Bodies by the same, the latest. */
  bodies: Map<string, unknown>;
  /** Takes the place of an answer; a function is asked anew each time. */
  answer: (call: string, answer: unknown | ((body: unknown) => unknown)) => void;
}

/** Throw it, or give it, for an answer that is no success. */
export class FakeProblem {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly more: Record<string, unknown> = {},
  ) {}
}

/** What is not answered is `not-found`; `offline` throws as a network does. */
export function fakeTeamServer(answers: Record<string, unknown> = {}): FakeTeamServer {
  const all = new Map<string, unknown>(Object.entries(answers));
  const asked: string[] = [];
  const bodies = new Map<string, unknown>();
  return {
    asked,
    bodies,
    answer: (call, answer) => void all.set(call, answer),
    async fetch(input, init) {
      const url = new URL(String(input));
      const call = `${init?.method ?? 'GET'} ${url.pathname}`;
      asked.push(call);
      init?.signal?.throwIfAborted();
      const body: unknown = init?.body ? JSON.parse(String(init.body)) : undefined;
      if (body !== undefined) bodies.set(call, body);
      const found = all.get(call) ?? new FakeProblem(404, 'not-found');
      const answer: unknown = typeof found === 'function' ? found(body) : found;
      if (answer === 'offline') throw new TypeError('Failed to fetch');
      if (answer instanceof Response) return answer;
      if (answer instanceof FakeProblem) {
        const { status, code, more } = answer;
        return Response.json({ error: { code, message: `refused: ${code}`, ...more } }, { status });
      }
      return Response.json(answer);
    },
  };
}

export const serverInfo = {
  name: 'keyline',
  version: '1.0.0',
  protocol: { min: 1, max: 1 },
  singleSignOn: null,
};
export const deviceCode = {
  deviceCode: 'device-code',
  userCode: 'WDJB-MJHT',
  verificationUri: 'https://keyline.example/device',
  verificationUriComplete: 'https://keyline.example/device?user_code=WDJB-MJHT',
  interval: 5,
  expiresIn: 600,
};
export const token = {
  token: 'a-token',
  user: { id: 'user-ada', name: 'Ada', email: 'ada@acme.example' },
};
