import { useState } from 'react';
import { useCommand } from '@/components/store-context';
import { Field, SelectField, TextField } from '@/components/ui/field';
import { failureText, useAct } from '@/components/use-act';
import type { Team } from '@/lib/okr/kinds/team';
import { isPrivate } from '@/lib/okr/scope';
import { t } from '@/lib/platform/strings';
import type { Boot } from '@/lib/store/api';
import { FormFrame } from '../forms/form-frame';
import { PickSet, setChange } from '../forms/pick-set';
import { LockIcon } from '../icons';

interface TeamFormProps {
  boot: Boot;
  /** null = a new one. */
  team: Team | null;
  teams: readonly Team[];
  onDone: () => void;
}

/** Colours that are told apart on light and dark; a person's own is one press further. */
const swatches = ['#1868DB', '#22A06B', '#E56910', '#C9372C', '#8F57D1', '#2898BD', '#B38600', '#6B6E76'];

export function TeamForm({ boot, team, teams, onDone }: TeamFormProps) {
  const [name, setName] = useState(team?.name ?? '');
  const [color, setColor] = useState(team?.color ?? swatches[teams.length % swatches.length] ?? '#1868DB');
  const [leadId, setLeadId] = useState(team?.leadId ?? '');
  const [parentId, setParentId] = useState(team?.parentId ?? '');
  const [onlyMembers, setOnlyMembers] = useState(false);
  const [members, setMembers] = useState(team?.memberIds ?? {});
  const [tries, setTries] = useState(0);
  const [failure, setFailure] = useState<string | null>(null);
  const { run, busy } = useCommand();
  const { told } = useAct();
  const save = async () => {
    setFailure(null);
    if (busy) return;
    if (!name.trim()) {
      setTries(tries + 1);
      return;
    }
    const fields = { name: name.trim(), color, leadId: leadId || null, parentId: parentId || null };
    const change = setChange(team?.memberIds ?? {}, members);
    const saved = team
      ? await run('editTeam', { teamId: team.id, ...fields, ...(change && { members: change }) })
      : await run('createTeam', { ...fields, ...(onlyMembers && { private: true }) });
    if (!saved.ok) {
      setFailure(failureText(saved.error));
      setTries(tries + 1);
      return;
    }
    told(t(team ? 'dashSaved' : 'dashTeamCreated'));
    onDone();
  };
  return (
    <FormFrame
      label={team ? t('dashEditTeam') : t('dashNewTeam')}
      saveLabel={team ? t('dashSave') : t('create')}
      busy={busy}
      failure={failure}
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
        <Field label={t('dashColor')}>
          {(input) => (
            <input
              {...input}
              type="color"
              className="input"
              list="dash-colors"
              value={color}
              onChange={(event) => setColor(event.target.value)}
            />
          )}
        </Field>
        <datalist id="dash-colors">
          {swatches.map((swatch) => (
            <option key={swatch} value={swatch} />
          ))}
        </datalist>
        <SelectField
          label={t('dashLead')}
          value={leadId}
          options={[
            { value: '', label: t('dashNobody') },
            ...boot.members.map((member) => ({ value: member.id, label: member.name })),
          ]}
          onChange={setLeadId}
        />
        <SelectField
          label={t('dashParentTeam')}
          value={parentId}
          options={[
            { value: '', label: t('dashNoParentTeam') },
            ...teams
              .filter((one) => one.id !== team?.id && !isPrivate(one))
              .map((one) => ({ value: one.id, label: one.name })),
          ]}
          onChange={setParentId}
        />
      </div>
      {!team && (
        <div>
          <label className="row check-field">
            <input
              type="checkbox"
              checked={onlyMembers}
              aria-describedby="dash-private-hint"
              onChange={(event) => setOnlyMembers(event.target.checked)}
            />
            {t('dashPrivate')}
          </label>
          <p id="dash-private-hint" className="small subtlest check-hint">
            {t('dashPrivateHint')}
          </p>
        </div>
      )}
      {team && isPrivate(team) && (
        <p className="small private-note">
          <LockIcon />
          {t('dashPrivateMembersHint')}
        </p>
      )}
      {team && (
        <PickSet
          label={t('dashMembers')}
          options={boot.members}
          chosen={members}
          empty={t('dashNoOtherPeople')}
          onChange={(id, isIn) => setMembers({ ...members, [id]: isIn })}
        />
      )}
    </FormFrame>
  );
}
