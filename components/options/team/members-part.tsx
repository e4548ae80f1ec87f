import { Skeleton } from '@/components/ui/section';
import { useToast } from '@/components/ui/toast';
import type { Member } from '@/lib/okr/kinds/member';
import { locale, t } from '@/lib/platform/strings';
import type { Role } from '@/lib/protocol/account';
import type { TeamMember } from '@/lib/protocol/team';
import { Part, Problem } from '../part';
import { ConfirmButton } from './confirm-button';
import type { Asked } from './use-asked';
import { type Server, useServerAct } from './use-server';
import { isAdmin, roleOptions, roleWord, teamWords } from './words';

/** Who is in the workspace, with roles, and who is only named so far. */
export function MembersPart({
  signedIn,
  workspaceId,
  role,
  asked,
  placeholders,
}: {
  signedIn: Server;
  workspaceId: string;
  role: Role;
  asked: Asked<{ members: TeamMember[] }>;
  placeholders: readonly Member[];
}) {
  const { server, api, key, again } = signedIn;
  const toast = useToast();
  const { act, problem } = useServerAct(server);
  const members = asked.data?.members;
  const mayRule = isAdmin(role);
  /** Only an owner makes or unmakes one. */
  const rolesFor = (member: TeamMember): readonly Role[] =>
    role === 'owner'
      ? ['owner', 'admin', 'member', 'viewer']
      : member.role === 'owner'
        ? []
        : ['admin', 'member', 'viewer'];
  const change = (member: TeamMember, to: Role, undone?: Role) =>
    act(
      async () => {
        await api.changeRole(workspaceId, member.userId, to);
        asked.again();
        if (member.userId === key.userId) again();
        toast.show({
          message: t('optionsTeamRoleNow', member.name, roleWord(to)),
          ...(undone && {
            action: { label: t('undo'), run: () => void change(member, undone) },
          }),
        });
      },
      { conflict: 'optionsTeamLastOwner' },
    );
  const remove = (member: TeamMember) =>
    act(
      async () => {
        await api.removeMember(workspaceId, member.userId);
        asked.again();
        toast.show({ message: t('optionsTeamMemberRemoved', member.name) });
      },
      { conflict: 'optionsTeamLastOwner' },
    );
  return (
    <Part title={t('optionsTeamMembers')} text={t('optionsTeamMembersText')}>
      {!members && !asked.error && <Skeleton label={t('optionsTeamLoading')} />}
      {asked.error !== null && <Problem>{teamWords(asked.error, server)}</Problem>}
      {problem && <Problem>{problem}</Problem>}
      {members && (
        <div>
          <table className="table team-table">
            <caption className="visually-hidden">{t('optionsTeamMembers')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('optionsTeamName')}</th>
                <th scope="col">{t('optionsTeamRole')}</th>
                {mayRule && (
                  <th scope="col">
                    <span className="visually-hidden">{t('optionsTeamActions')}</span>
                  </th>
                )}
              </tr>
            </thead>
            <tbody>
              {members.map((member) => {
                const isMe = member.userId === key.userId;
                const roles = mayRule ? rolesFor(member) : [];
                return (
                  <tr key={member.userId}>
                    <th scope="row">
                      <bdi className="strong">{member.name}</bdi>{' '}
                      {isMe && <span className="small subtle">({t('optionsTeamYou')})</span>}
                      <span className="small subtlest team-facts">
                        {member.email && <bdi>{member.email}</bdi>}
                        {member.email && ' · '}
                        {t('optionsTeamSince', dayText(member.joinedAt))}
                      </span>
                    </th>
                    <td>
                      {roles.length > 0 ? (
                        <select
                          className="input team-role"
                          aria-label={t('optionsTeamRoleOf', member.name)}
                          value={member.role}
                          onChange={(event) => void change(member, event.target.value as Role, member.role)}
                        >
                          {roleOptions(roles).map((option) => (
                            <option key={option.value} value={option.value}>
                              {option.label}
                            </option>
                          ))}
                        </select>
                      ) : (
                        roleWord(member.role)
                      )}
                    </td>
                    {mayRule && (
                      <td className="team-action">
                        {!isMe && roles.length > 0 && (
                          <ConfirmButton
                            compact
                            label={t('optionsTeamRemove')}
                            name={t('optionsTeamRemoveOf', member.name)}
                            text={t('optionsTeamRemoveText', member.name)}
                            confirm={t('optionsTeamRemove')}
                            onConfirm={() => remove(member)}
                          />
                        )}
                      </td>
                    )}
                  </tr>
                );
              })}
              {placeholders.map((member) => (
                <tr key={member.id}>
                  <th scope="row">
                    <bdi>{member.name}</bdi>
                    {member.email && <bdi className="small subtlest team-facts">{member.email}</bdi>}
                  </th>
                  <td className="subtle">{t('optionsTeamPlaceholder')}</td>
                  {mayRule && <td />}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Part>
  );
}

const dayText = (at: number): string => new Intl.DateTimeFormat(locale(), { dateStyle: 'medium' }).format(at);
