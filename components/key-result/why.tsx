import type { Explanation } from '@/lib/okr/why';
import { t, tKey } from '@/lib/platform/strings';

/** "Why this number": each line in words, its formula with the numbers filled in. Esc closes. */
export function Why({ explanation, onClose }: { explanation: Explanation; onClose: () => void }) {
  return (
    <section
      className="why"
      aria-label={t('whyTitle')}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        onClose();
      }}
    >
      <ul>
        {explanation.lines.map((line) => (
          <li key={`${line.about} ${line.message}`}>
            <bdi>{tKey(line.message, line.substitutions)}</bdi>
            {line.formula && (
              <code className="why-formula" dir="ltr">
                {line.formula}
              </code>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
