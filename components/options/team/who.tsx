import { useId, useState } from 'react';
import { useStore } from '@/components/store-context';
import { Button } from '@/components/ui/button';
import { TextField } from '@/components/ui/field';
import { useToast } from '@/components/ui/toast';
import type { Member } from '@/lib/okr/kinds/member';
import { tellWorker } from '@/lib/platform/runtime';
import { t } from '@/lib/platform/strings';
import { withoutSync } from '@/lib/platform/sync-lock';
import { Part, Problem } from '../part';
import { type Server, useServerAct } from './use-server';
import { must } from './words';

/** More placeholders than this want a search. */
const many = 8;

/** Which of the workspace's people I am: somebody whom a colleague has named already, or new. */
export function Who({
  signedIn,
  workspaceId,
  members,
}: {
  signedIn: Server;
  workspaceId: string;
  members: readonly Member[];
}) {
  const { server, key, api, again } = signedIn;
  const store = useStore();
  const toast = useToast();
  const { act, problem } = useServerAct(server);
  const open = members.filter(({ placeholder }) => placeholder);
  const mail = key.email.toLowerCase();
  const likely =
    open.find(({ email }) => email?.toLowerCase() === mail) ??
    open.find(({ name }) => name.toLowerCase() === key.name.toLowerCase());
  const [chosen, setChosen] = useState<string | 'new'>(likely?.id ?? 'new');
  const [name, setName] = useState(key.name);
  const [search, setSearch] = useState('');
  const id = useId();
  const fits = (member: Member) =>
    member.id === chosen ||
    `${member.name} ${member.email ?? ''}`.toLowerCase().includes(search.trim().toLowerCase());
  const isMissing = chosen === 'new' && name.trim() === '';
  const save = () =>
    act(
      async () => {
        const named = open.find((member) => member.id === chosen);
        // The server first: of two who claim the same person it takes one.
        if (named) await api.claim(workspaceId, named.id);
        const become = async () => {
          const { memberId } = must(
            await store.run('becomeMember', {
              workspaceId,
              memberId: named?.id ?? null,
              name: named?.name ?? name.trim(),
            }),
          );
          // Before it is sent: the server takes a new member only from who stands for them.
          if (!named) await api.claim(workspaceId, memberId);
        };
        await withoutSync(become);
        tellWorker({ type: 'syncNow' });
        toast.show({ message: t('optionsTeamYouAre', named?.name ?? name.trim()) });
        again();
      },
      { conflict: 'optionsTeamClaimed', forbidden: 'optionsTeamClaimPrivate' },
    );
  return (
    <Part title={t('optionsTeamWho')} text={t('optionsTeamWhoText')}>
      <form
        className="stack narrow"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!isMissing) void save();
        }}
      >
        {open.length > many && (
          <TextField label={t('optionsTeamWhoSearch')} type="search" value={search} onChange={setSearch} />
        )}
        <fieldset className="team-choices" aria-label={t('optionsTeamWho')}>
          {open.filter(fits).map((member) => (
            <label key={member.id} className="team-choice">
              <input
                type="radio"
                name={id}
                checked={chosen === member.id}
                onChange={() => setChosen(member.id)}
              />
              <span>
                <bdi>{member.name}</bdi>
                {member.email && <bdi className="small subtlest team-facts">{member.email}</bdi>}
              </span>
            </label>
          ))}
          <label className="team-choice">
            <input type="radio" name={id} checked={chosen === 'new'} onChange={() => setChosen('new')} />
            <span>{t('optionsTeamNew')}</span>
          </label>
        </fieldset>
        {chosen === 'new' && (
          <TextField
            label={t('whoName')}
            value={name}
            maxLength={500}
            autoComplete="name"
            {...(isMissing && { error: t('whoMissing') })}
            onChange={setName}
          />
        )}
        {problem && <Problem>{problem}</Problem>}
        <div>
          <Button type="submit" appearance="primary">
            {t('optionsTeamThatIsMe')}
          </Button>
        </div>
      </form>
    </Part>
  );
}
