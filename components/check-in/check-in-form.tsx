import { type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from 'react';
import type { CheckIn } from '@/lib/okr/kinds/check-in';
import type { KeyResultSummary } from '@/lib/okr/summary';
import { locale, t } from '@/lib/platform/strings';
import type { Boot } from '@/lib/store/api';
import { useQuery } from '../store-context';
import { Button } from '../ui/button';
import { focusFirst } from '../ui/focus';
import { LinkButton } from '../ui/icon-button';
import { Skeleton } from '../ui/section';
import { Segmented } from '../ui/segmented';
import { StatusShape } from '../ui/status-shape';
import { Stepper } from '../ui/stepper';
import './check-in.css';
import { CheckInWords } from './check-in-words';
import { dayWord } from './day-words';
import { draftKey } from './draft';
import { EntryInput } from './entry-inputs';
import { EvidenceField, EvidenceLink } from './evidence-link';
import { changeText, expectedText, hintText, standingText, statusOptions } from './texts';
import { type CheckInResult, useCheckIn } from './use-check-in';
import { useStoredDraft } from './use-draft';

export interface CheckInFormProps {
  summary: KeyResultSummary;
  /** An earlier check-in that this one takes the place of. */
  edits?: CheckIn;
  /** The day it holds for, where a screen lets choose it. */
  effectiveOn?: string;
  /** `popup`: one of several, left by "Not now"; `panel`: in place, left by "Cancel" or Escape. */
  variant: 'panel' | 'popup';
  /** Where the screen has read it already. */
  boot?: Boot;
  /** Another one comes after this: "Save and next". */
  hasNext?: boolean;
  onDone: (result: CheckInResult) => void;
  onCancel: () => void;
}

/** A check-in of any metric. It starts on what stands; Enter untouched is "no change". */
export function CheckInForm(props: CheckInFormProps) {
  const { summary, edits } = props;
  const read = useQuery('boot', props.boot ? null : {}).data;
  const boot = props.boot ?? read;
  const draft = useStoredDraft(draftKey(summary.keyResult.id, edits?.id));
  if (!boot || draft === undefined) return <Skeleton label={t('loading')} lines={4} />;
  return <LoadedForm {...props} boot={boot} draft={draft} />;
}

function LoadedForm(props: CheckInFormProps & { boot: Boot; draft: unknown }) {
  const { summary, variant, hasNext, boot, onCancel } = props;
  const { keyResult } = summary;
  const form = useCheckIn(props);
  const { state, dispatch, base } = form;
  const doneSince = useQuery('keyResult', { keyResultId: keyResult.id }).data?.doneSince ?? [];
  const [addsEvidence, setAddsEvidence] = useState(false);
  const id = useId();
  const element = useRef<HTMLFormElement>(null);
  useLayoutEffect(() => {
    element.current?.querySelector<HTMLInputElement>('[data-first]')?.select();
    return focusFirst(element.current);
  }, []);
  const last = summary.lastCheckIn;
  const hint = hintText(
    summary,
    props.edits?.effectiveOn ?? form.effectiveOn,
    boot.today,
    props.edits !== undefined,
  );
  const change = changeText(summary, form.after, state.reported ?? form.preset);

  const press = (event: KeyboardEvent<HTMLFormElement>) => {
    const { tagName } = event.target as HTMLElement;
    if (event.key === 'Escape' && variant === 'panel') {
      event.stopPropagation();
      onCancel();
    }
    const acts = tagName === 'BUTTON' || tagName === 'A';
    const submits = tagName === 'TEXTAREA' ? event.ctrlKey || event.metaKey : !acts;
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || !submits) return;
    event.preventDefault();
    void form.save();
  };

  return (
    <form
      ref={element}
      className="check-in"
      data-variant={variant}
      aria-label={t('checkInOf', keyResult.title)}
      noValidate
      onKeyDown={press}
      onSubmit={(event) => {
        event.preventDefault();
        void form.save();
      }}
    >
      <div className="check-in-standing small subtlest">
        <span id={`${id}-last`}>
          {/* In the panel the card above has said the rest. */}
          {variant === 'panel' ? expectedText(summary, base) : standingText(summary, boot.today, base)}
        </span>
        <EvidenceLink
          keyResultId={keyResult.id}
          url={keyResult.evidenceUrl}
          short={variant === 'popup'}
          onLeave={form.flushDraft}
          editing={addsEvidence}
          onEdit={setAddsEvidence}
        />
      </div>
      {hint && <p className="small subtlest">{hint}</p>}
      {addsEvidence && <EvidenceField keyResultId={keyResult.id} onEdit={setAddsEvidence} />}
      <EntryInput
        entry={base.entry}
        base={base}
        state={state}
        title={keyResult.title}
        describedBy={form.problem ? `${id}-problem` : `${id}-last`}
        problem={form.problem !== null}
        dispatch={dispatch}
      />
      {form.problem && (
        <p id={`${id}-problem`} className="check-in-problem small" role="alert">
          {form.problem}
        </p>
      )}
      {form.asksBaseline !== null && (
        <label className="check-in-box check-in-baseline">
          <input
            type="checkbox"
            checked={state.baseline}
            onChange={(event) => dispatch({ type: 'baseline', on: event.target.checked })}
          />
          <span>{t('checkInUseBaseline', form.asksBaseline)}</span>
        </label>
      )}
      <div className={state.reported === null ? 'check-in-status untouched' : 'check-in-status'}>
        <Segmented
          label={t('checkInStatus')}
          value={state.reported ?? form.preset}
          options={statusOptions().map((option) => ({
            ...option,
            icon: <StatusShape shape={option.value} />,
          }))}
          onChange={(status) => dispatch({ type: 'report', status })}
        />
      </div>
      <div className="check-in-confidence small">
        <span className="subtle" aria-hidden="true">
          {t('checkInConfidence')}
        </span>
        <Stepper
          label={t('checkInConfidence')}
          value={state.confidence}
          unset={base.confidence ?? 5}
          min={0}
          max={10}
          lessLabel={t('checkInLessConfident')}
          moreLabel={t('checkInMoreConfident')}
          onChange={(to) => dispatch({ type: 'confidence', to })}
        />
        <output className="row-end check-in-change">{change}</output>
      </div>
      <CheckInWords
        state={state}
        doneSince={doneSince}
        since={last && dayWord(last.effectiveOn, boot.today, locale())}
        dispatch={dispatch}
      />
      {form.failure && (
        <p className="check-in-failure small" role="alert">
          {form.failure} {t('checkInKept')}
        </p>
      )}
      <div className="check-in-actions">
        <Button type="submit" appearance="primary" shortcut="↵" disabled={form.busy}>
          {form.failure ? t('checkInAgain') : hasNext ? t('checkInSaveNext') : t('checkInSave')}
        </Button>
        <Button appearance="subtle" onClick={onCancel}>
          {variant === 'popup' ? t('checkInNotNow') : t('checkInCancel')}
        </Button>
        {form.isRestored && (
          <span className="row-end small subtlest">
            {t('checkInRestored')} <LinkButton onClick={form.startOver}>{t('checkInStartOver')}</LinkButton>
          </span>
        )}
      </div>
    </form>
  );
}
