import { Component, type ReactNode, useEffect, useLayoutEffect, useState } from 'react';
import { changeLanguage } from '@/lib/platform/language';
import { onLanguageChanged } from '@/lib/platform/language-choice';
import { t } from '@/lib/platform/strings';
import type { Store } from '@/lib/store/api';
import { StoreProvider } from '../store-context';
import { ToastProvider } from '../ui/toast';
import { ErrorScreen } from './error-screen';

/** What every extension page stands in: the store, the one toast, and words where something breaks. */
export function Page({ openStore, children }: { openStore: () => Promise<Store>; children: ReactNode }) {
  const [store, setStore] = useState<Store | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [attempt, setAttempt] = useState(0);
  const language = useFollowedLanguage();
  // Before the first paint, not after it: the panel is measured from click to use.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each attempt opens anew
  useLayoutEffect(() => {
    let left = false;
    openStore().then(
      (opened) => (left ? opened.close() : setStore(opened)),
      (failed: unknown) => left || setError(failed),
    );
    return () => {
      left = true;
    };
  }, [openStore, attempt]);
  const retry = () => {
    setError(null);
    setAttempt(attempt + 1);
  };
  if (error !== null) return <ErrorScreen error={error} onRetry={retry} />;
  if (!store) return null;
  return (
    <Broken onRetry={retry} key={`${attempt} ${language}`}>
      <StoreProvider store={store}>
        <ToastProvider closeLabel={t('close')}>{children}</ToastProvider>
      </StoreProvider>
    </Broken>
  );
}

/** Counts the changes of language: all that is shown is drawn anew, in the new words. What was typed is in the drafts. */
function useFollowedLanguage(): number {
  const [changes, setChanges] = useState(0);
  useEffect(() => {
    const stop = new AbortController();
    onLanguageChanged((chosen) => {
      changeLanguage(chosen).then(() => setChanges((count) => count + 1), console.error);
    }, stop.signal);
    return () => stop.abort();
  }, []);
  return changes;
}

/** A screen that threw is replaced by words; what is stored is not touched. */
class Broken extends Component<{ children: ReactNode; onRetry: () => void }, { error: unknown }> {
  override state: { error: unknown } = { error: null };
  static getDerivedStateFromError(error: unknown) {
    return { error };
  }
  override render() {
    if (this.state.error === null) return this.props.children;
    return <ErrorScreen error={this.state.error} onRetry={this.props.onRetry} />;
  }
}
