import type { Hono } from 'hono';

/** What a person's browser does with the sign-in pages: keeps cookies, fills forms, follows redirects of this server. */
export function browser(app: Pick<Hono, 'request'>, origin: string, language = 'en') {
  const jar = new Map<string, string>();
  const ask = async (path: string, init: RequestInit = {}): Promise<Response> => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { 'accept-language': language, ...(cookie && { cookie }), ...init.headers };
    const answer = await app.request(path.startsWith('/') ? origin + path : path, { ...init, headers });
    for (const line of answer.headers.getSetCookie()) {
      const [pair = '', ...rest] = line.split(';');
      const at = pair.indexOf('=');
      if (rest.some((one) => /^\s*max-age=0$/i.test(one))) jar.delete(pair.slice(0, at));
      else jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return answer;
  };
  const follow = async (answer: Response): Promise<Page> => {
    let [last, path] = [answer, ''];
    for (let hops = 0; last.status === 303 && hops < 10; hops++) {
      path = last.headers.get('location') ?? '';
      last = await ask(path);
    }
    return { status: last.status, path, text: await last.text() };
  };
  return {
    jar,
    ask,
    open: async (path: string) => {
      const page = await follow(await ask(path));
      return { ...page, path: page.path || path };
    },
    /** Sends the form of a page that goes to `action`, with its hidden fields. */
    async send(page: Page, action: string, fields: Record<string, string> = {}): Promise<Page> {
      const form = page.text.split('<form ').find((one) => one.includes(`action="${action}"`));
      if (!form) throw new Error(`no form to ${action} in: ${page.text.replace(/<[^>]+>/g, ' ')}`);
      const hidden = [...form.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g)];
      const body = new URLSearchParams(hidden.map(([, name = '', value = '']) => [name, plain(value)]));
      for (const [name, value] of Object.entries(fields)) body.set(name, value);
      return follow(
        await ask(action, { method: 'POST', body, headers: { origin, 'sec-fetch-site': 'same-origin' } }),
      );
    },
  };
}
export interface Page {
  status: number;
  path: string;
  text: string;
}

const plain = (text: string) =>
  text.replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&#39;', "'");
