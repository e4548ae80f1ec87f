import { type ReactNode, useRef, useState } from 'react';
import { percentText, statusWord } from '@/components/key-result/words';
import { LinkButton } from '@/components/ui/icon-button';
import { StatusShape } from '@/components/ui/status-shape';
import { useAct } from '@/components/use-act';
import { formatDay } from '@/lib/okr/day';
import type { Member } from '@/lib/okr/kinds/member';
import type { KeyResultSummary } from '@/lib/okr/summary';
import { locale, t } from '@/lib/platform/strings';
import type { Boot } from '@/lib/store/api';
import { Correction } from './correction';
import { type HistoryLine, valueText } from './entries';
import { termChanges } from './term-changes';

interface HistoryTableProps {
  lines: readonly HistoryLine[];
  summary: KeyResultSummary;
  members: Record<string, Member>;
  boot: Boot;
}

/** So many lines stand before a person asks for the rest. */
const shownFirst = 20;

/** Every check-in and every change of what is measured, newest first; what was corrected stays, struck out. */
export function HistoryTable({ lines, summary, members, boot }: HistoryTableProps) {
  const [correcting, setCorrecting] = useState<string | null>(null);
  const [all, setAll] = useState(false);
  const table = useRef<HTMLTableElement>(null);
  const { told } = useAct();
  const nameOf = (id: string) => (id === boot.me?.id ? t('you') : (members[id]?.name ?? ''));
  const close = (id: string) => {
    setCorrecting(null);
    setTimeout(() =>
      table.current?.querySelector<HTMLElement>(`[data-correct="${CSS.escape(id)}"]`)?.focus(),
    );
  };
  const shown = all ? lines : lines.slice(0, shownFirst);
  return (
    <>
      <table className="history-table" ref={table}>
        <caption className="visually-hidden">{t('dashHistoryCaption')}</caption>
        <thead>
          <tr>
            {[t('dashColumnDay'), t('dashColumnValue'), t('dashColumnProgress'), t('checkInStatus')].map(
              (head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ),
            )}
            <th scope="col" className="number" title={t('checkInConfidence')}>
              {t('dashHistoryConfidence')}
            </th>
            <th scope="col">{t('dashColumnWho')}</th>
            <th scope="col">
              <span className="visually-hidden">{t('dashCorrect')}</span>
            </th>
          </tr>
        </thead>
        {shown.map((line) => (
          // A body each: a check-in's words stand in a row of their own, and belong to it.
          <tbody key={line.id} className={line.kind === 'check-in' && line.superseded ? 'superseded' : ''}>
            {line.kind === 'revision' ? (
              <RevisionRow line={line} boot={boot} who={nameOf(line.revision.createdBy)} />
            ) : (
              <CheckInRows
                line={line}
                boot={boot}
                who={nameOf(line.checkIn.onBehalfOf ?? line.checkIn.authorId)}
                action={
                  !line.superseded &&
                  summary.keyResult.state === 'active' && (
                    <LinkButton
                      data-correct={line.id}
                      aria-expanded={correcting === line.id}
                      aria-label={t('dashCorrectOf', formatDay(line.on, locale(), boot.today))}
                      onClick={() => setCorrecting(correcting === line.id ? null : line.id)}
                    >
                      {t('dashCorrect')}
                    </LinkButton>
                  )
                }
              />
            )}
            {line.kind === 'check-in' && correcting === line.id && (
              <tr>
                <td colSpan={7}>
                  <Correction
                    line={line}
                    summary={summary}
                    boot={boot}
                    onDone={() => {
                      told(t('dashCorrected'));
                      close(line.id);
                    }}
                    onCancel={() => close(line.id)}
                  />
                </td>
              </tr>
            )}
          </tbody>
        ))}
      </table>
      {lines.length > shownFirst && (
        <LinkButton onClick={() => setAll(!all)}>
          {all ? t('dashShowFewer') : t('dashShowAll', lines.length)}
        </LinkButton>
      )}
    </>
  );
}

function CheckInRows({
  line,
  boot,
  who,
  action,
}: {
  line: Extract<HistoryLine, { kind: 'check-in' }>;
  boot: Boot;
  who: string;
  action: ReactNode;
}) {
  const { checkIn, superseded, percent } = line;
  const Struck = superseded ? 'del' : 'span';
  const value = valueText(line, locale());
  return (
    <>
      <tr>
        <th scope="row" className="nowrap">
          <Struck>{formatDay(line.on, locale(), boot.today)}</Struck>
        </th>
        <td className={`strong ${typeof value === 'object' ? '' : 'nowrap'}`}>
          <Struck>
            {value === null && t('noChange')}
            {typeof value === 'string' && value}
            {typeof value === 'object' && value !== null && (
              <>
                {value.done ? '✓' : '○'} <bdi>{value.step ?? t('stepGone')}</bdi>
              </>
            )}
          </Struck>
        </td>
        <td className="nowrap">{superseded ? t('dashSuperseded') : percentText({ percent })}</td>
        <td>
          {checkIn.reported ? (
            <span className="chart-status">
              <StatusShape shape={checkIn.reported} /> {statusWord(checkIn.reported)}
            </span>
          ) : (
            '–'
          )}
        </td>
        <td className="number">{checkIn.confidence ?? '–'}</td>
        <td>
          <bdi>{who}</bdi>
        </td>
        <td className="history-action">{action}</td>
      </tr>
      {(checkIn.comment || checkIn.blockers) && (
        <tr className="history-words">
          <td colSpan={7}>
            {checkIn.comment && (
              <p>
                <bdi>{checkIn.comment}</bdi>
              </p>
            )}
            {checkIn.blockers && (
              <p>
                <span className="subtle">{t('blockedBy')}</span> <bdi>{checkIn.blockers}</bdi>
              </p>
            )}
          </td>
        </tr>
      )}
    </>
  );
}

function RevisionRow({
  line,
  boot,
  who,
}: {
  line: Extract<HistoryLine, { kind: 'revision' }>;
  boot: Boot;
  who: string;
}) {
  const changes = termChanges(line.before, line.after, locale());
  return (
    <tr className="history-revision">
      <th scope="row" className="nowrap">
        {formatDay(line.on, locale(), boot.today)}
      </th>
      <td colSpan={4}>
        <ul>
          {changes.map(({ what, from, to }) => (
            <li key={`${what} ${from}`}>
              <span className="strong">{what}</span> <bdi>{from}</bdi> → <bdi>{to}</bdi>
            </li>
          ))}
        </ul>
        <p>
          <bdi>{line.revision.reason}</bdi>
        </p>
      </td>
      <td colSpan={2}>
        <bdi>{who}</bdi>
      </td>
    </tr>
  );
}
