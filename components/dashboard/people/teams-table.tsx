import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { LinkButton } from '@/components/ui/icon-button';
import { PlusIcon } from '@/components/ui/icons';
import { EmptyState } from '@/components/ui/section';
import { useAct } from '@/components/use-act';
import { isPrivate } from '@/lib/okr/scope';
import { t } from '@/lib/platform/strings';
import type { Boot, Queries } from '@/lib/store/api';
import { Avatar } from '../avatar';
import { RowMenu } from '../lists/row-menu';
import { PrivateMark } from '../private-mark';
import type { Go } from '../use-address';
import { TeamForm } from './team-form';

interface TeamsTableProps {
  rows: Queries['people']['value']['teams'];
  boot: Boot;
  go: Go;
}

/** So many faces stand in a row; the rest is a number. */
const faces = 6;

export function TeamsTable({ rows, boot, go }: TeamsTableProps) {
  const [open, setOpen] = useState<string | null>(null);
  const { act } = useAct();
  const teams = rows.map(({ team }) => team);
  const nameOf = (id: string | null) => teams.find((team) => team.id === id)?.name;
  const close = () => setOpen(null);
  return (
    <>
      <div className="lists-head">
        <h2>{t('dashTeams')}</h2>
        <Button icon={PlusIcon} aria-expanded={open === 'new'} onClick={() => setOpen('new')}>
          {t('dashNewTeam')}
        </Button>
      </div>
      {open === 'new' && (
        <div className="lists-form">
          <TeamForm boot={boot} team={null} teams={teams} onDone={close} />
        </div>
      )}
      {rows.length === 0 ? (
        <EmptyState title={t('dashTeamsEmpty')}>{t('dashTeamsEmptyText')}</EmptyState>
      ) : (
        <table className="list">
          <caption className="visually-hidden">{t('dashTeams')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('dashName')}</th>
              <th scope="col">{t('dashLead')}</th>
              <th scope="col">{t('dashMembers')}</th>
              <th scope="col">{t('dashParentTeam')}</th>
              <th scope="col" className="number">
                {t('optionsReportObjectives')}
              </th>
              <th scope="col">
                <span className="visually-hidden">{t('dashActions')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ team, lead, members, objectives }) =>
              open === team.id ? (
                <tr key={team.id}>
                  <td colSpan={6} className="lists-form">
                    <TeamForm boot={boot} team={team} teams={teams} onDone={close} />
                  </td>
                </tr>
              ) : (
                <tr key={team.id}>
                  <th scope="row">
                    <span className="list-name">
                      <span className="list-swatch" style={{ background: team.color }} />
                      <LinkButton
                        className="list-open"
                        aria-label={t('dashOpenTeam', team.name)}
                        onClick={() => go({ view: 'objectives', filter: { teamId: team.id }, open: null })}
                      >
                        <bdi>{team.name}</bdi>
                      </LinkButton>
                      {isPrivate(team) && <PrivateMark />}
                    </span>
                  </th>
                  <td data-label={t('dashLead')}>{lead ? <bdi>{lead.name}</bdi> : '–'}</td>
                  <td>
                    {members.length === 0 ? (
                      '–'
                    ) : (
                      <span className="list-faces">
                        {members.slice(0, faces).map((member) => (
                          <Avatar key={member.id} member={member} me={boot.me?.id} />
                        ))}
                        {members.length > faces && <span className="small">+{members.length - faces}</span>}
                      </span>
                    )}
                  </td>
                  <td data-label={t('dashParentTeam')}>
                    <bdi>{nameOf(team.parentId) ?? '–'}</bdi>
                  </td>
                  <td className="number" data-label={t('optionsReportObjectives')}>
                    {objectives}
                  </td>
                  <td className="list-actions">
                    <RowMenu
                      name={team.name}
                      entries={[
                        { label: t('dashEdit'), onSelect: () => setOpen(team.id) },
                        {
                          label: t('dashArchive'),
                          onSelect: () =>
                            void act(
                              'setArchived',
                              { kind: 'team', id: team.id, archived: true },
                              t('dashArchivedOf', team.name),
                            ),
                        },
                      ]}
                    />
                  </td>
                </tr>
              ),
            )}
          </tbody>
        </table>
      )}
    </>
  );
}
