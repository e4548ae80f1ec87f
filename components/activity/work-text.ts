const address = /https?:\/\/\S+/i;

/**
 * What was typed as work without a ticket: a text, an address, or both. An address alone is named by itself.
 * null = nothing.
 */
export function readWork(typed: string): { text: string; url?: string } | null {
  const whole = typed.trim();
  if (!whole) return null;
  const url = address.exec(whole)?.[0].replace(/[).,;]+$/, '');
  if (!url || url.length > 2048) return { text: whole.slice(0, 500) };
  const text = whole.replace(url, '').replace(/\s+/g, ' ').trim();
  return { text: (text || url.replace(/^https?:\/\//i, '')).slice(0, 500), url };
}
