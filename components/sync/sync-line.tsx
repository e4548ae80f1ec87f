import './sync.css';
import { useEffect, useState } from 'react';
import { openPage } from '@/lib/platform/open-page';
import { t } from '@/lib/platform/strings';
import { useQuery } from '../store-context';
import { LinkButton } from '../ui/icon-button';
import { RejectedList } from './rejected-list';
import { syncWords } from './sync-words';
import { useOnline, useWaitingSince } from './use-waiting';

const openTeam = () => void openPage('options.html#/team');

/** The team server's state, where there is something to say: changes that wait, a sign-in that ended, a refusal. */
export function SyncLine({ workspaceId }: { workspaceId: string | null }) {
  const { data } = useQuery('sync', {});
  const isOnline = useOnline();
  const state = data?.workspaces.find((each) => each.workspaceId === workspaceId);
  const waitingSince = useWaitingSince(state?.waiting ?? 0);
  const [showsRefused, setShowsRefused] = useState(false);
  const refused = data?.rejected ?? [];
  useEffect(() => {
    if (refused.length === 0) setShowsRefused(false);
  }, [refused.length]);
  const words = state ? syncWords(state, { isOnline, waitingSince, now: Date.now() }) : null;
  return (
    // Stands empty too: what comes into it later is read out.
    <div className="sync-line small" role="status">
      {refused.length > 0 && (
        <p className="sync-words" data-tone="warning">
          <span>{refused.length === 1 ? t('syncRefusedOne') : t('syncRefusedMany', refused.length)}</span>
          <LinkButton
            className="row-end"
            aria-expanded={showsRefused}
            onClick={() => setShowsRefused(!showsRefused)}
          >
            {showsRefused ? t('syncHide') : t('syncShow')}
          </LinkButton>
        </p>
      )}
      {showsRefused && refused.length > 0 && <RejectedList rejected={refused} />}
      {words && (
        <p className="sync-words" data-tone={words.tone}>
          <span>{words.text}</span>
          {words.action && (
            <LinkButton className="row-end" onClick={openTeam}>
              {words.action.label}
            </LinkButton>
          )}
        </p>
      )}
    </div>
  );
}
