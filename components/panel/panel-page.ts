import { useEffect, useState } from 'react';
import type { Intent, PageContext, ToPage } from '@/lib/messages/frame';

/** What the panel knows of where it stands. The frame's link to the content script makes one; an own tab has none. */
export interface PanelPage {
  /** null = opened as a tab, or in the browser's side panel beside a page without a ticket. */
  context: PageContext | null;
  /** The browser's own side panel: the browser closes it, and no launcher stands for it in the page. */
  side?: true;
  /** What it was opened for. */
  intent: Intent;
  onContext: (listener: (context: PageContext | null) => void, signal: AbortSignal) => void;
  onIntent: (listener: (intent: Intent) => void, signal: AbortSignal) => void;
  send: (message: ToPage) => void;
}

/** No page beside it: my key results. */
export const ownTab: PanelPage = {
  context: null,
  intent: 'open',
  onContext: () => {},
  onIntent: () => {},
  send: () => {},
};

/** An intent and how often one was given: the same one twice is two. */
export interface Asked {
  intent: Intent;
  times: number;
}

export function usePage(page: PanelPage): { context: PageContext | null; asked: Asked } {
  const [context, setContext] = useState(page.context);
  const [asked, setAsked] = useState<Asked>({ intent: page.intent, times: 0 });
  useEffect(() => {
    const stop = new AbortController();
    page.onContext(setContext, stop.signal);
    page.onIntent((intent) => setAsked((old) => ({ intent, times: old.times + 1 })), stop.signal);
    return () => stop.abort();
  }, [page]);
  return { context, asked };
}
