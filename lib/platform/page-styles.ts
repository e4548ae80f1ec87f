import browser from 'webextension-polyfill';

/**
 * Whether no style of the page hides or bends the panel in this tab, itself or by what holds it. Browsers see neither a
 * mask nor a zoom when they say what is in plain view.
 */
export async function hasPlainStyles(): Promise<boolean> {
  // Firefox gives a frame in a page no more than a script of the page's has; there it is asked once more, always.
  if (!browser.tabs) return true;
  const tab = await browser.tabs.getCurrent();
  if (tab?.id === undefined) return false;
  const [answer] = await browser.scripting.executeScript({ target: { tabId: tab.id }, func: arePlain });
  return answer?.result === true;
}

/** Runs in the page, beside its scripts: they cannot change what it asks. */
function arePlain(): boolean {
  for (let at = document.querySelector('keyline-panel'); at; at = at.parentElement) {
    const style = getComputedStyle(at);
    const { maskImage, filter, clipPath, rotate, scale, transform, zoom } = style;
    if ([maskImage, filter, clipPath, rotate, scale].some((value) => value && value !== 'none')) return false;
    if (style.opacity !== '1' || style.mixBlendMode !== 'normal' || (zoom && zoom !== '1')) return false;
    // What only pushes it aside changes nothing of its look.
    if (transform !== 'none' && !transform.startsWith('matrix(1, 0, 0, 1,')) return false;
  }
  return true;
}
