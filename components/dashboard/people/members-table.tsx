import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { LinkButton } from '@/components/ui/icon-button';
import { PlusIcon } from '@/components/ui/icons';
import { useAct } from '@/components/use-act';
import { t } from '@/lib/platform/strings';
import type { Boot, Queries } from '@/lib/store/api';
import { Avatar } from '../avatar';
import { RowMenu } from '../lists/row-menu';
import type { Go } from '../use-address';
import { MemberForm, roleWords } from './member-form';

interface MembersTableProps {
  rows: Queries['people']['value']['members'];
  boot: Boot;
  go: Go;
}

export function MembersTable({ rows, boot, go }: MembersTableProps) {
  const [open, setOpen] = useState<string | null>(null);
  const { act } = useAct();
  const close = () => setOpen(null);
  const me = boot.me?.id;
  return (
    <>
      <div className="lists-head">
        <h2>{t('dashPeople')}</h2>
        <Button icon={PlusIcon} aria-expanded={open === 'new'} onClick={() => setOpen('new')}>
          {t('dashNewPerson')}
        </Button>
      </div>
      {open === 'new' && (
        <div className="lists-form">
          <MemberForm member={null} onDone={close} />
        </div>
      )}
      <table className="list">
        <caption className="visually-hidden">{t('dashPeople')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('dashName')}</th>
            <th scope="col">{t('dashEmail')}</th>
            <th scope="col">{t('dashRole')}</th>
            <th scope="col">{t('dashTeams')}</th>
            <th scope="col" className="number">
              {t('optionsReportObjectives')}
            </th>
            <th scope="col" className="number">
              {t('dashKeyResults')}
            </th>
            <th scope="col" className="number">
              {t('dashDueNow')}
            </th>
            <th scope="col">
              <span className="visually-hidden">{t('dashActions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ member, teams, keyResults, objectives, due }) =>
            open === member.id ? (
              <tr key={member.id}>
                <td colSpan={8} className="lists-form">
                  <MemberForm member={member} onDone={close} />
                </td>
              </tr>
            ) : (
              <tr key={member.id}>
                <th scope="row">
                  <span className="list-name">
                    <Avatar member={member} me={me} />
                    <LinkButton
                      className="list-open"
                      aria-label={t('dashOpenPerson', member.name)}
                      onClick={() => go({ view: 'objectives', filter: { ownerId: member.id }, open: null })}
                    >
                      <bdi>{member.name}</bdi>
                    </LinkButton>
                    {member.id === me && <span className="dash-badge now">{t('you')}</span>}
                    {member.placeholder && (
                      <span className="dash-badge" title={t('dashPlaceholderMeans')}>
                        {t('dashPlaceholder')}
                      </span>
                    )}
                  </span>
                </th>
                <td>{member.email ? <bdi>{member.email}</bdi> : '–'}</td>
                <td>{t(roleWords[member.role])}</td>
                <td data-label={t('dashTeams')}>
                  <bdi>{teams.map(({ name }) => name).join(', ') || '–'}</bdi>
                </td>
                <td className="number" data-label={t('optionsReportObjectives')}>
                  {objectives}
                </td>
                <td className="number" data-label={t('dashKeyResults')}>
                  {keyResults}
                </td>
                <td className="number" data-label={t('dashDueNow')}>
                  {due}
                </td>
                <td className="list-actions">
                  <RowMenu
                    name={member.name}
                    entries={[
                      { label: t('dashEdit'), onSelect: () => setOpen(member.id) },
                      ...(member.id === me
                        ? []
                        : [
                            {
                              label: t('dashArchive'),
                              onSelect: () =>
                                void act(
                                  'setArchived',
                                  { kind: 'member', id: member.id, archived: true },
                                  t('dashArchivedOf', member.name),
                                ),
                            },
                          ]),
                    ]}
                  />
                </td>
              </tr>
            ),
          )}
        </tbody>
      </table>
    </>
  );
}
