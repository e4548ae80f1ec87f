import { useState } from 'react';
import { CheckInForm } from '@/components/check-in/check-in-form';
import { TextField } from '@/components/ui/field';
import type { KeyResultSummary } from '@/lib/okr/summary';
import { t } from '@/lib/platform/strings';
import type { Boot } from '@/lib/store/api';
import type { HistoryLine } from './entries';

interface CorrectionProps {
  line: Extract<HistoryLine, { kind: 'check-in' }>;
  summary: KeyResultSummary;
  boot: Boot;
  onDone: () => void;
  onCancel: () => void;
}

/** A check-in in place of an earlier one, which stays in the history: its value, its words, and its day. */
export function Correction({ line, summary, boot, onDone, onCancel }: CorrectionProps) {
  const [day, setDay] = useState(line.on);
  const isLater = day > boot.today;
  return (
    <div className="correction">
      <TextField
        type="date"
        label={t('dashCorrectDay')}
        max={boot.today}
        value={day}
        error={isLater ? t('failFutureCheckIn') : undefined}
        onChange={setDay}
      />
      <CheckInForm
        summary={summary}
        edits={line.checkIn}
        {...(day && { effectiveOn: day })}
        variant="panel"
        boot={boot}
        onDone={onDone}
        onCancel={onCancel}
      />
    </div>
  );
}
