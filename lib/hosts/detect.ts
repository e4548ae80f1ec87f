import * as z from 'zod/mini';
import type { OwnSite } from './own-site';

/** What a person typed or pasted, as an address of a site that may be. */
export interface TypedAddress {
  origin: string;
  /** Context paths to try, the likeliest first. */
  paths: string[];
  /** No encryption: who listens in sees the tickets' titles, as with Jira itself. */
  insecure: boolean;
}

export const wrongAddresses = ['empty', 'no-address', 'not-web', 'everything'] as const;
export type WrongAddress = (typeof wrongAddresses)[number];

/** First parts of Jira's own paths: a context path ends before them. `jira` itself may be either. */
const ownParts =
  /^(?:browse|projects|issues|secure|software|core|servicedesk|plugins|plans|polaris|rest|login\.jsp|your-work|for-you|dashboards|people|filters?)$/i;

/** Reads an address; the scheme may be missing (`https:` then). */
export function parseAddress(text: string): TypedAddress | WrongAddress {
  const typed = text.trim();
  if (typed === '') return 'empty';
  if (/\s/.test(typed)) return 'no-address';
  const scheme = /^([a-z][a-z0-9+.-]*):(?:\/\/|(?!\d))/i.exec(typed)?.[1]?.toLowerCase();
  if (scheme && scheme !== 'https' && scheme !== 'http') return 'not-web';
  const whole = scheme ? typed : `https://${typed.replace(/^\/\//, '')}`;
  if (!URL.canParse(whole)) return 'no-address';
  const { origin, hostname, pathname, protocol } = new URL(whole);
  // In a match pattern a star means every site: nobody is asked for that. Chromium writes it as %2A.
  if (/\*|%2A/i.test(hostname)) return 'everything';
  if (hostname === '' || hostname.includes('%') || origin.length > 300) return 'no-address';
  return { origin, paths: contextPaths(pathname), insecure: protocol === 'http:' };
}

function contextPaths(pathname: string): string[] {
  const parts = pathname.split('/').filter(Boolean);
  const end = parts.findIndex((part) => ownParts.test(part) || /[^\w.-]/.test(part));
  const prefix = parts.slice(0, end < 0 ? parts.length : end).slice(0, 3);
  const paths = prefix.map((_, at) => `/${prefix.slice(0, prefix.length - at).join('/')}`);
  return [...new Set([...paths, '', '/jira'])];
}

/** Where a Jira says what it is. */
export const serverInfoPath = '/rest/api/2/serverInfo';

/** What came back; `text` is cut, as a page may send megabytes. */
export interface Answer {
  status: number;
  contentType: string;
  /** After redirects. */
  url: string;
  text: string;
}

export type Platform = OwnSite['platform'];

/** What one answer, or the marks of one page, say. */
export type Finding =
  | { is: 'jira'; platform: Platform; path: string; version: string | null }
  /** A Jira by its looks, which does not say of which kind. */
  | { is: 'some-jira'; path: string | null }
  /** Somebody wants us to sign in first. */
  | { is: 'sign-in' }
  /** It answers with an error of its own. */
  | { is: 'failing' }
  /** No answer at all. */
  | { is: 'unreachable' }
  | { is: 'no-jira' };

const serverInfoSchema = z.object({
  baseUrl: z.string(),
  version: z.optional(z.string()),
  deploymentType: z.optional(z.string()),
});

/** The kinds that Jira names; an older server names none, and is one of its own then. */
const platformsByType: ReadonlyMap<string, Platform> = new Map([
  ['cloud', 'jira-cloud'],
  ['server', 'jira-dc'],
  ['data center', 'jira-dc'],
  ['datacenter', 'jira-dc'],
]);

/** Reads one answer to a question for `serverInfo` under a context path. */
export function classifyAnswer(answer: Answer, asked: { origin: string; path: string }): Finding {
  const { status, contentType, url, text } = answer;
  const isOk = status >= 200 && status < 300;
  if (isOk && /^application\/([\w.-]+\+)?json\b/i.test(contentType)) return classifyInfo(text, url, asked);
  const byLooks = classifyHtml(text);
  if (byLooks) return byLooks;
  if (status === 401 || status === 403 || status === 407) return { is: 'sign-in' };
  if (status >= 500 || status === 429) return { is: 'failing' };
  const wentToLogin =
    URL.canParse(url) && /log-?in|sign-?in|sso|saml|oauth|auth/i.test(new URL(url).pathname);
  if (isOk && (wentToLogin || /<input[^>]{0,300}type\s*=\s*["']?password/i.test(text)))
    return { is: 'sign-in' };
  return { is: 'no-jira' };
}

function classifyInfo(text: string, url: string, asked: { origin: string; path: string }): Finding {
  const parsed = z.safeParse(serverInfoSchema, parseJson(text));
  if (!parsed.success) return { is: 'no-jira' };
  const { deploymentType, version, baseUrl } = parsed.data;
  const path = pathOf(url, asked.origin) ?? asked.path;
  const platform =
    deploymentType === undefined ? 'jira-dc' : platformsByType.get(deploymentType.toLowerCase());
  // Other Atlassian servers answer other shapes; what names an unknown kind is asked about.
  if (!URL.canParse(baseUrl) || !platform) return { is: 'some-jira', path };
  return { is: 'jira', platform, path, version: version?.slice(0, 40) ?? null };
}

/** The context path of what answered in the end; null where that is another origin. */
function pathOf(url: string, origin: string): string | null {
  if (!URL.canParse(url)) return null;
  const final = new URL(url);
  if (final.origin !== origin || !final.pathname.endsWith(serverInfoPath)) return null;
  const path = final.pathname.slice(0, -serverInfoPath.length);
  return path.length <= 100 ? path : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** A login page of Jira bears its marks too. null = nothing of Jira in it. */
function classifyHtml(text: string): Finding | null {
  const metas = [...text.matchAll(/<meta\b[^>]{0,400}>/gi)].map(([meta]) => meta);
  const content = (name: string) =>
    metas
      .filter((meta) => new RegExp(`\\bname\\s*=\\s*["']?${name}["'\\s>]`, 'i').test(meta))
      .map((meta) => /\bcontent\s*=\s*["']([^"']*)["']/i.exec(meta)?.[1] ?? '')[0] ?? null;
  return classifyMarks({
    cloudId: content('ajs-cloud-id'),
    baseUrl: content('ajs-base-url'),
    contextPath: content('ajs-context-path'),
    application: content('application-name'),
    isAui: /<body\b[^>]{0,600}\baui-layout\b/i.test(text),
  });
}

/** What an open page says of itself; hostile text. */
export const pageMarksSchema = z.object({
  cloudId: z.nullable(z.string()),
  baseUrl: z.nullable(z.string()),
  contextPath: z.nullable(z.string()),
  application: z.nullable(z.string()),
  isAui: z.boolean(),
});
export type PageMarks = z.infer<typeof pageMarksSchema>;

/** null = not a mark of Jira. */
export function classifyMarks({
  cloudId,
  baseUrl,
  contextPath,
  application,
  isAui,
}: PageMarks): Finding | null {
  const isJira = /^jira\b/i.test(application ?? '');
  if (cloudId !== null && (isJira || baseUrl === null))
    return { is: 'jira', platform: 'jira-cloud', path: '', version: null };
  // Confluence and Bitbucket have Atlassian's look and marks too, but another name.
  if (!isJira) return null;
  const path = [contextPath, baseUrl && URL.canParse(baseUrl) ? new URL(baseUrl).pathname : null]
    .filter((each) => each !== null)
    .map((each) => each.replace(/\/+$/, ''))
    .find((each) => /^(?:\/[\w.-]+)*$/.test(each) && each.length <= 100);
  if (baseUrl !== null || isAui) return { is: 'jira', platform: 'jira-dc', path: path ?? '', version: null };
  return { is: 'some-jira', path: path ?? null };
}

/** The most that is known from several: a Jira before its looks, a door before "no Jira". */
export function bestOf(findings: readonly Finding[]): Finding {
  for (const is of ['jira', 'some-jira', 'sign-in', 'failing', 'no-jira'] as const) {
    const found = findings.find((finding) => finding.is === is);
    if (found) return found;
  }
  return { is: 'unreachable' };
}

/** The site that a finding makes, or what the person says it is; null = neither does. */
export function siteFor(
  { origin, paths }: Pick<TypedAddress, 'origin' | 'paths'>,
  finding: Finding,
  said?: Platform,
): OwnSite | null {
  if (finding.is === 'jira') return { origin, path: finding.path, platform: said ?? finding.platform };
  if (!said) return null;
  // Cloud has no context path. Where nothing has answered, the typed one is all that is known.
  const path = finding.is === 'some-jira' ? finding.path : null;
  return { origin, path: said === 'jira-cloud' ? '' : (path ?? paths[0] ?? ''), platform: said };
}
