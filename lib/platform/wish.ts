import browser from 'webextension-polyfill';
import * as z from 'zod/mini';

/**
 * "Turn Keyline on here", said in the popup: the browser's question closes the popup, so what was wished lies in
 * `storage.session` before it is asked, and the worker carries it out once the answer is yes.
 */
export const wishSchema = z.object({
  origin: z.string().check(z.maxLength(300)),
  paths: z.array(z.string().check(z.maxLength(100))).check(z.maxLength(8)),
  /** Asked for; being looked at; or looked at, and the person has to say what it is. */
  state: z.enum(['asked', 'looking', 'some-jira', 'sign-in', 'failing', 'unreachable', 'no-jira']),
  /** Context path that was found. */
  path: z.nullable(z.string()),
});
export type Wish = z.infer<typeof wishSchema>;

const key = 'wish';

const parse = (stored: unknown): Wish | null => {
  const parsed = z.safeParse(wishSchema, stored);
  return parsed.success ? parsed.data : null;
};

export const readWish = async (): Promise<Wish | null> =>
  parse((await browser.storage.session.get(key))[key]);

export const writeWish = (wish: Wish): Promise<void> => browser.storage.session.set({ [key]: wish });

export const dropWish = (): Promise<void> => browser.storage.session.remove(key);

export function onWishChanged(listener: (wish: Wish | null) => void, signal?: AbortSignal): void {
  const changed = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    const change = changes[key];
    if (area === 'session' && change) listener(parse(change.newValue));
  };
  browser.storage.onChanged.addListener(changed);
  signal?.addEventListener('abort', () => browser.storage.onChanged.removeListener(changed));
}
