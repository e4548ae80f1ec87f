/** Puts a text on the clipboard. False = the browser did not let us: the text is then to be shown. */
export async function copyText(text: string, doc: Document = document): Promise<boolean> {
  try {
    await doc.defaultView?.navigator.clipboard.writeText(text);
    return doc.defaultView?.navigator.clipboard !== undefined;
  } catch {
    return copyBySelection(text, doc);
  }
}

/** The old way, which asks for no permission. The focus goes back to where it was. */
function copyBySelection(text: string, doc: Document): boolean {
  const before = doc.activeElement;
  const area = doc.createElement('textarea');
  area.value = text;
  area.className = 'visually-hidden';
  doc.body.append(area);
  area.select();
  try {
    return doc.execCommand('copy');
  } catch {
    return false;
  } finally {
    area.remove();
    if (before instanceof HTMLElement) before.focus();
  }
}
