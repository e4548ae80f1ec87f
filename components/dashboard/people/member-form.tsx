import { useState } from 'react';
import { useCommand } from '@/components/store-context';
import { SelectField, TextField } from '@/components/ui/field';
import { failureText, useAct } from '@/components/use-act';
import type { Member } from '@/lib/okr/kinds/member';
import { t } from '@/lib/platform/strings';
import { FormFrame } from '../forms/form-frame';

export const roleWords = {
  owner: 'dashRoleOwner',
  admin: 'dashRoleAdmin',
  member: 'dashRoleMember',
  viewer: 'dashRoleViewer',
} as const;

/** A person: named here, and a placeholder until they join. `member` null = a new one. */
export function MemberForm({ member, onDone }: { member: Member | null; onDone: () => void }) {
  const [name, setName] = useState(member?.name ?? '');
  const [email, setEmail] = useState(member?.email ?? '');
  const [role, setRole] = useState<Member['role']>(member?.role ?? 'member');
  const [tries, setTries] = useState(0);
  const [refused, setRefused] = useState<{ text: string; field: 'email' | null } | null>(null);
  const { run, busy } = useCommand();
  const { told } = useAct();
  const save = async () => {
    setRefused(null);
    if (busy) return;
    if (!name.trim()) {
      setTries(tries + 1);
      return;
    }
    const saved = member
      ? await run('editMember', { memberId: member.id, name: name.trim(), email: email.trim() || null, role })
      : await run('createMember', { name: name.trim(), ...(email.trim() && { email: email.trim() }) });
    if (!saved.ok) {
      const field = saved.error.message === 'failEmail' ? 'email' : null;
      setRefused({ text: failureText(saved.error), field });
      setTries(tries + 1);
      return;
    }
    told(t(member ? 'dashSaved' : 'dashPersonAdded'));
    onDone();
  };
  return (
    <FormFrame
      label={member ? t('dashEditPerson') : t('dashNewPerson')}
      saveLabel={member ? t('dashSave') : t('add')}
      busy={busy}
      failure={refused && refused.field === null ? refused.text : null}
      tries={tries}
      onSave={() => void save()}
      onCancel={onDone}
    >
      <div className="dash-form-pair">
        <TextField
          label={t('dashName')}
          maxLength={500}
          value={name}
          error={tries > 0 && !name.trim() ? t('dashNameMissing') : undefined}
          onChange={setName}
          data-first
        />
        <TextField
          type="email"
          label={t('fieldOptional', t('dashEmail'))}
          maxLength={320}
          value={email}
          error={refused?.field === 'email' ? refused.text : undefined}
          onChange={(text) => {
            setEmail(text);
            setRefused(null);
          }}
        />
        {member && (
          <SelectField
            label={t('dashRole')}
            value={role}
            options={(Object.keys(roleWords) as Member['role'][]).map((each) => ({
              value: each,
              label: t(roleWords[each]),
            }))}
            onChange={setRole}
          />
        )}
      </div>
    </FormFrame>
  );
}
