import { useEffect, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { SelectField, TextField } from '@/components/ui/field';
import { useToast } from '@/components/ui/toast';
import type { Member } from '@/lib/okr/kinds/member';
import { locale, t } from '@/lib/platform/strings';
import type { Role } from '@/lib/protocol/account';
import type { InviteLink } from '@/lib/protocol/team';
import { instantText } from '../../recovery/ago';
import { Part, Problem } from '../part';
import { ConfirmButton } from './confirm-button';
import { InviteLinkCard } from './invite-link-card';
import { keepLink, keptLink } from './kept-link';
import { useAsked } from './use-asked';
import { type Server, useServerAct } from './use-server';
import { roleOptions, roleWord, teamWords } from './words';

/** Links that bring somebody in: made, listed, taken back. */
export function InvitesPart({
  signedIn,
  workspaceId,
  role,
  placeholders,
  syncedAt,
}: {
  signedIn: Server;
  workspaceId: string;
  role: Role;
  placeholders: readonly Member[];
  /** When this device was last in step: somebody may have come since. */
  syncedAt: number | null;
}) {
  const { server, api } = signedIn;
  const toast = useToast();
  const about = `${server} ${workspaceId}`;
  const asked = useAsked(about, () => api.invites(workspaceId), syncedAt);
  const { act, problem } = useServerAct(server);
  const [as, setAs] = useState<Role>('member');
  const [email, setEmail] = useState('');
  const [memberId, setMemberId] = useState('');
  const [wrong, setWrong] = useState(false);
  const [link, setShown] = useState(() => keptLink(about));
  const restored = useRef(link);
  const setLink = (shown: InviteLink | null) => {
    keepLink(about, shown);
    setShown(shown);
  };
  const roles: readonly Role[] =
    role === 'owner' ? ['member', 'viewer', 'admin', 'owner'] : ['member', 'viewer', 'admin'];
  // Used, or revoked elsewhere: it lets nobody in any more.
  const listed = useRef(link?.id ?? null);
  const isListed = asked.data?.invites.some(({ id }) => id === link?.id);
  useEffect(() => {
    if (!link || isListed === undefined) return;
    if (isListed) listed.current = link.id;
    else if (listed.current === link.id) {
      keepLink(about, null);
      setShown(null);
    }
  }, [link, isListed, about]);
  const invite = () =>
    act(async () => {
      const address = email.trim();
      setLink(
        await api.invite(workspaceId, {
          role: as,
          ...(address && { email: address }),
          ...(memberId && { memberId }),
        }),
      );
      setEmail('');
      setMemberId('');
      asked.again();
    });
  const revoke = (id: string) =>
    act(async () => {
      await api.revokeInvite(workspaceId, id);
      if (link?.id === id) setLink(null);
      asked.again();
      toast.show({ message: t('optionsTeamInviteGone') });
    });
  return (
    <Part title={t('optionsTeamInvites')} text={t('optionsTeamInvitesText')}>
      <form
        className="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const isWrong = email.trim() !== '' && !/^[^\s@]+@[^\s@]+$/.test(email.trim());
          setWrong(isWrong);
          if (!isWrong) void invite();
        }}
      >
        <div className="team-fields">
          <SelectField
            label={t('optionsTeamRole')}
            value={as}
            options={roleOptions(roles)}
            onChange={setAs}
          />
          <TextField
            label={t('optionsTeamEmail')}
            type="email"
            maxLength={320}
            value={email}
            {...(wrong && { error: t('optionsTeamEmailWrong') })}
            hint={t('optionsTeamEmailHint')}
            onChange={(text) => {
              setEmail(text);
              setWrong(false);
            }}
          />
          {placeholders.length > 0 && (
            <SelectField
              label={t('optionsTeamInviteFor')}
              value={memberId}
              options={[
                { value: '', label: t('optionsTeamNobody') },
                ...placeholders.map(({ id, name }) => ({ value: id, label: name })),
              ]}
              hint={t('optionsTeamInviteForHint')}
              onChange={setMemberId}
            />
          )}
        </div>
        <div>
          <Button type="submit">{t('optionsTeamInvite')}</Button>
        </div>
      </form>
      {problem && <Problem>{problem}</Problem>}
      {link && <InviteLinkCard link={link} isNew={link !== restored.current} onClose={() => setLink(null)} />}
      {asked.error !== null && <Problem>{teamWords(asked.error, server)}</Problem>}
      {asked.data && asked.data.invites.length > 0 && (
        <ul className="team-list" aria-label={t('optionsTeamInvites')}>
          {asked.data.invites.map((each) => (
            <li key={each.id}>
              <span>
                {roleWord(each.role)} {each.email && <bdi>· {each.email}</bdi>}
                <span className="small subtlest team-facts">
                  {t('optionsTeamInviteUntil', instantText(each.expiresAt, locale()))}
                </span>
              </span>
              <ConfirmButton
                compact
                label={t('optionsTeamRevoke')}
                name={t('optionsTeamRevokeOf', each.email ?? roleWord(each.role))}
                text={t('optionsTeamRevokeText')}
                confirm={t('optionsTeamRevoke')}
                onConfirm={() => revoke(each.id)}
              />
            </li>
          ))}
        </ul>
      )}
    </Part>
  );
}
