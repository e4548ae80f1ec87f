import './rejected-list.css';
import { useEffect, useRef } from 'react';
import { type MessageKey, t } from '@/lib/platform/strings';
import type { RejectionCode } from '@/lib/protocol/mutation';
import type { RejectedChange } from '@/lib/store/sync-api';
import { LinkButton } from '../ui/icon-button';
import { UserText } from '../ui/user-text';
import { useAct } from '../use-act';
import { kindWord } from './kind-word';

const why: Record<RejectionCode, MessageKey> = {
  forbidden: 'syncWhyForbidden',
  invalid: 'syncWhyInvalid',
  'not-found': 'syncWhyNotFound',
  gone: 'syncWhyGone',
  'parent-loop': 'syncWhyLoop',
  'clock-skew': 'syncWhyClock',
  quota: 'syncWhyFull',
  'too-large': 'syncWhyLarge',
  'unknown-kind': 'syncWhyUnknown',
  scope: 'syncWhyScope',
};
const deeds = { create: 'syncDidCreate', patch: 'syncDidChange', purge: 'syncDidDelete' } as const;

/** Once more would be refused for ever. */
const isHopeless = (code: RejectionCode) => code === 'gone' || code === 'not-found';

/** Changes that the server refused and that were taken back here: what and why; done again, or put away. */
export function RejectedList({ rejected }: { rejected: readonly RejectedChange[] }) {
  const { act } = useAct();
  const list = useRef<HTMLUListElement>(null);
  /** The place in the list of the row whose button was pressed last. */
  const pressed = useRef<number | null>(null);
  useEffect(() => {
    const at = pressed.current;
    const isLost = document.activeElement === document.body || document.activeElement === null;
    if (at === null || !isLost || rejected.length === 0) return;
    // The row is gone: the one in its place, so that the next key goes on there.
    const rows = list.current?.querySelectorAll('li');
    rows?.[Math.min(at, rejected.length - 1)]?.querySelector<HTMLElement>('button')?.focus();
    pressed.current = null;
  }, [rejected.length]);
  return (
    <ul ref={list} className="rejected small" aria-label={t('syncRefused')}>
      {rejected.map(({ workspaceId, mid, code, kind, title, op }, at) => {
        const what = title || kindWord(kind);
        const run = (command: 'redoRejected' | 'dismissRejected') => {
          pressed.current = at;
          void act(command, { workspaceId, mid });
        };
        return (
          <li key={`${workspaceId} ${mid}`}>
            <p>
              <span className="subtle">{t(deeds[op], kindWord(kind))}</span>{' '}
              <UserText text={what} lines={2} className="strong" />
            </p>
            <p className="subtle">{t(why[code])}</p>
            <div className="row">
              {!isHopeless(code) && (
                <LinkButton aria-label={t('syncRedoOf', what)} onClick={() => run('redoRejected')}>
                  {t('syncRedo')}
                </LinkButton>
              )}
              <LinkButton aria-label={t('syncDismissOf', what)} onClick={() => run('dismissRejected')}>
                {t('syncDismiss')}
              </LinkButton>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
