import { useState } from 'react';
import { t } from '@/lib/platform/strings';
import { teamServers } from '@/lib/platform/team-keys';
import type { Boot, Queries } from '@/lib/store/api';
import { useQuery } from '../store-context';
import { RejectedList } from '../sync/rejected-list';
import { Skeleton } from '../ui/section';
import { ExportButton } from './export-button';
import { FileFlow } from './file-flow';
import { Part } from './part';
import { Connect } from './team/connect';
import { ServerParts } from './team/server-parts';
import './team/team.css';
import { useArrival } from './team/use-arrival';
import { useAsked } from './team/use-asked';
import { useInviteLink } from './team/use-invite-link';
import { WorkspacesPart } from './team/workspaces-part';

/** The team: over a server, or as a file that is passed on. */
export function TeamPage() {
  const link = useInviteLink();
  const boot = useQuery('boot', {}).data;
  const sync = useQuery('sync', {}).data;
  const signedIn = useAsked('servers', teamServers);
  const isKnown = signedIn.data !== undefined || signedIn.error !== null;
  useArrival(boot, sync?.workspaces ?? []);
  if (!boot || !sync || !isKnown) return <Skeleton label={t('optionsTeamLoading')} />;
  return (
    <AllParts link={link} boot={boot} sync={sync} signedIn={signedIn.data ?? []} again={signedIn.again} />
  );
}

function AllParts({
  link,
  boot,
  sync: { workspaces: connected, rejected },
  signedIn,
  again,
}: {
  /** An invite link to go on with; '' = none. */
  link: string;
  boot: Boot;
  sync: Queries['sync']['value'];
  /** Servers where this device has a token. */
  signedIn: readonly string[];
  again: () => void;
}) {
  const [arrived, setArrived] = useState<{ server: string; workspaceId: string | null } | null>(null);
  const [round, setRound] = useState(0);
  const refresh = () => {
    again();
    setRound((old) => old + 1);
  };
  const open = connected.find(({ workspaceId }) => workspaceId === boot.workspace?.id);
  const servers = [
    ...new Set([...(open ? [open.server] : []), ...connected.map(({ server }) => server), ...signedIn]),
  ];
  return (
    <>
      {rejected.length > 0 && (
        <Part title={t('optionsTeamRefused')} text={t('optionsTeamRefusedText')}>
          <div className="team-audit">
            <RejectedList rejected={rejected} />
          </div>
        </Part>
      )}
      {servers.map((server) => (
        <ServerParts
          key={`${server} ${round}`}
          server={server}
          boot={boot}
          connected={connected}
          invitedTo={arrived?.server === server ? arrived.workspaceId : null}
          justSignedIn={arrived?.server === server}
          onSignedOut={refresh}
        />
      ))}
      {boot.workspaces.length > 1 && <WorkspacesPart boot={boot} connected={connected} />}
      <Part
        title={t(servers.length > 0 ? 'optionsTeamAnother' : 'optionsTeamServer')}
        text={t(servers.length > 0 ? 'optionsTeamAnotherText' : 'optionsTeamServerText')}
      >
        <Connect
          initial={link}
          quiet={servers.length > 0}
          onDone={(server, workspaceId) => {
            setArrived({ server, workspaceId });
            refresh();
          }}
        />
      </Part>
      <TeamFile isSample={boot.workspace?.sample === true} />
    </>
  );
}

/** The workspace, passed on as a file. */
function TeamFile({ isSample }: { isSample: boolean }) {
  return (
    <Part title={t('optionsTeamNoServer')} text={isSample ? t('optionsTeamSample') : t('optionsTeamText')}>
      <div className="part-columns">
        <ExportButton team label={t('optionsTeamExport')} />
        <FileFlow mode="merge" />
      </div>
    </Part>
  );
}
