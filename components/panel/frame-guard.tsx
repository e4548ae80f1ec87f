import { loadPart } from '@/lib/platform/language';
import { hasPlainStyles } from '@/lib/platform/page-styles';
import { observeView, watchView } from '@/lib/platform/plain-view';
import { t, tKey } from '@/lib/platform/strings';
import type { Result } from '@/lib/store/api';
import { refuse } from '@/lib/store/failure';
import { askAgain } from './ask-again';

const verdict = watchView({
  window,
  root: document.documentElement,
  observe: observeView(document),
  now: () => performance.now(),
  readStyles: hasPlainStyles,
});

/**
 * What a press asked for that a person may not have seen is asked once more, and not done while the page hides the panel.
 * Null = it may be done.
 */
export async function refusal(name: string): Promise<Result<never> | null> {
  if ((await verdict()) === 'clear') return null;
  await loadPart('recovery');
  if (!(await askAgain(t('guardAsk', wordOf(name)))))
    return { ok: false, error: refuse('invalid', 'guardNotDone').failure };
  if ((await verdict()) !== 'covered') return null;
  return { ok: false, error: refuse('aborted', 'guardCovered').failure };
}

/** `removeActivity` → the words of `didRemoveActivity`, where there are some. */
function wordOf(name: string): string {
  const key = `did${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  const word = tKey(key);
  return word === key ? t('guardReplace') : word;
}
