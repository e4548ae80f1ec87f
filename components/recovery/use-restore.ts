import { useState } from 'react';
import { t, tKey } from '@/lib/platform/strings';
import type { ImportReport, Result } from '@/lib/store/api';
import { callWorker } from '@/lib/store/remote/call';
import { maxMessage, type Step } from '@/lib/store/remote/calls';

const stepWords = {
  reading: 'recoveryStepReading',
  checking: 'recoveryStepChecking',
  deleting: 'recoveryStepDeleting',
  writing: 'recoveryStepWriting',
  working: null,
} as const;

export interface Restoring {
  /** What is being done; null = nothing. */
  step: string | null;
  problem: string | null;
  /** True = everything is back. */
  fromSnapshot: (name: string) => Promise<boolean>;
  fromFile: (file: File) => Promise<boolean>;
}

/** Restores in the worker, which goes on where this page is closed meanwhile. */
export function useRestore(): Restoring {
  const [step, setStep] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const onStep = (next: Step) => {
    const words = stepWords[next];
    if (words) setStep(t(words));
  };
  const work = async (start: () => Promise<Result<ImportReport>>) => {
    setProblem(null);
    setStep(t('recoveryStepReading'));
    const answer = await start();
    setStep(null);
    if (!answer.ok) setProblem(tKey(answer.error.message, answer.error.substitutions));
    return answer.ok;
  };
  return {
    step,
    problem,
    fromSnapshot: (name) => work(() => callWorker('restoreSnapshot', { name }, { onStep })),
    fromFile: (file) =>
      work(async () => {
        if (file.size > maxMessage) return tooLarge;
        const text = await file.text().catch(() => null);
        return text === null ? unreadable : callWorker('restoreText', { text }, { onStep });
      }),
  };
}

const tooLarge: Result<never> = {
  ok: false,
  error: { code: 'invalid', message: 'failFileTooLarge', substitutions: [String(maxMessage / 1024 / 1024)] },
};
const unreadable: Result<never> = { ok: false, error: { code: 'aborted', message: 'failFileUnreadable' } };
