const texts = new WeakMap<object, string>();

/**
 * JSON of an object that is never changed afterwards, made once: it is measured first and written later.
 */
export function jsonText(value: object): string {
  const known = texts.get(value);
  if (known !== undefined) return known;
  const text = JSON.stringify(value);
  texts.set(value, text);
  return text;
}
