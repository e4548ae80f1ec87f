import browser from 'webextension-polyfill';
import * as z from 'zod/mini';
import {
  type Answer,
  bestOf,
  classifyAnswer,
  classifyMarks,
  type Finding,
  type PageMarks,
  pageMarksSchema,
  serverInfoPath,
} from '../hosts/detect';

/** Characters of an answer that are looked at: `serverInfo` has some hundred, the head of a page some thousand. */
const longest = 100_000;
/** Milliseconds for one answer. */
const patience = 8000;

export interface DetectParts {
  fetch: typeof fetch;
  /** The marks of pages of an origin that are open in tabs; unchecked. */
  readPages: (origin: string) => Promise<unknown[]>;
  signal?: AbortSignal;
}

/**
 * What stands at an address that a person has asked for, and that the browser lets us into. Asks it for what Jira says
 * of itself; where that says nothing, looks at its pages in open tabs, where the person may be signed in.
 */
export async function detectSite(
  { origin, paths }: { origin: string; paths: readonly string[] },
  { fetch, readPages, signal }: DetectParts,
): Promise<Finding> {
  const findings: Finding[] = [];
  for (const path of paths) {
    const answer = await ask(`${origin}${path}${serverInfoPath}`, fetch, signal);
    const found: Finding = 'is' in answer ? answer : classifyAnswer(answer, { origin, path });
    findings.push(found);
    if (found.is === 'jira' || found.is === 'unreachable' || signal?.aborted) break;
  }
  const asked = bestOf(findings);
  if (asked.is === 'jira' || signal?.aborted) return asked;
  for (const marks of await readPages(origin).catch(() => [])) {
    const parsed = z.safeParse(pageMarksSchema, marks);
    const found = parsed.success && classifyMarks(parsed.data);
    if (found) findings.push(found);
  }
  return bestOf(findings);
}

async function ask(
  url: string,
  fetch: typeof globalThis.fetch,
  signal?: AbortSignal,
): Promise<Answer | Finding> {
  const init = () => ({
    // A Jira behind a company's sign-in answers nobody else.
    credentials: 'include' as const,
    headers: { accept: 'application/json' },
    cache: 'no-store' as const,
    signal: AbortSignal.any([AbortSignal.timeout(patience), ...(signal ? [signal] : [])]),
  });
  try {
    const response = await fetch(url, init());
    return {
      status: response.status,
      contentType: response.headers.get('content-type') ?? '',
      url: response.url || url,
      text: await readStart(response),
    };
  } catch {
    // Sent on to another site, to sign in most likely: that one may not be asked, but that it is so may.
    const sentOn = await fetch(url, { ...init(), redirect: 'manual' }).catch(() => null);
    return { is: sentOn?.type === 'opaqueredirect' ? 'sign-in' : 'unreachable' };
  }
}

/** The start of a body; the rest is not fetched. */
async function readStart(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  if (!reader) return '';
  const decoder = new TextDecoder();
  let text = '';
  while (text.length < longest) {
    const { done, value } = await reader.read();
    if (done) break;
    text += decoder.decode(value, { stream: true });
  }
  void reader.cancel().catch(() => {});
  return text.slice(0, longest);
}

/** Asks the open tabs of an origin for the marks that Jira puts into its pages. */
export async function readOpenPages(origin: string): Promise<unknown[]> {
  const { protocol, hostname } = new URL(origin);
  const tabs = await browser.tabs.query({ url: `${protocol}//${hostname}/*` });
  const own = tabs.filter(
    ({ url }) => url !== undefined && URL.canParse(url) && new URL(url).origin === origin,
  );
  const read = own.slice(0, 5).map(async ({ id }) => {
    if (id === undefined) return null;
    const [answer] = await browser.scripting.executeScript({ target: { tabId: id }, func: readMarks });
    return answer?.result ?? null;
  });
  return (await Promise.allSettled(read)).map((each) => (each.status === 'fulfilled' ? each.value : null));
}

/** Runs in the page, where nothing of this file is: all it uses is in it. */
function readMarks(): PageMarks {
  const content = (name: string) =>
    document.querySelector(`meta[name="${name}"]`)?.getAttribute('content')?.slice(0, 500) ?? null;
  return {
    cloudId: content('ajs-cloud-id'),
    baseUrl: content('ajs-base-url'),
    contextPath: content('ajs-context-path'),
    application: content('application-name'),
    isAui: document.body?.classList.contains('aui-layout') ?? false,
  };
}
