import { TextArea, TextField } from '@/components/ui/field';
import type { MetricField } from '@/lib/okr/metrics/types';
import { t, tKey } from '@/lib/platform/strings';
import { type MetricInputs, type MetricName, rulesOf } from './metric-form';

interface MetricFieldsProps {
  type: MetricName;
  inputs: MetricInputs;
  problem: { text: string; field?: string } | null;
  onChange: (inputs: MetricInputs) => void;
}

/** The inputs a metric's type asks for: data, so that a new type needs nothing here. */
export function MetricFields({ type, inputs, problem, onChange }: MetricFieldsProps) {
  const { fields } = rulesOf(type);
  const set = (name: string, value: string | boolean) => onChange({ ...inputs, [name]: value });
  const short = fields.filter(({ input }) => input === 'number' || input === 'text' || input === 'day');
  const rest = fields.filter((field) => !short.includes(field));
  const common = (field: MetricField) => ({
    label: field.required ? tKey(field.label) : t('fieldOptional', tKey(field.label)),
    value: String(inputs[field.name] ?? ''),
    error: problem?.field === field.name ? problem.text : undefined,
    onChange: (text: string) => set(field.name, text),
  });
  return (
    <>
      {short.length > 0 && (
        <div className="metric-fields">
          {short.map((field) => (
            <TextField
              key={field.name}
              {...common(field)}
              {...(field.input === 'number' && { inputMode: 'decimal' as const })}
              {...(field.input === 'day' && { type: 'date' })}
              maxLength={32}
            />
          ))}
        </div>
      )}
      {rest.map((field) =>
        field.input === 'steps' ? (
          <TextArea
            key={field.name}
            {...common(field)}
            rows={3}
            hint={t('newStepsHint')}
            placeholder={t('newStepsExample')}
          />
        ) : (
          <label key={field.name} className="row check-field">
            <input
              type="checkbox"
              checked={inputs[field.name] === true}
              onChange={(event) => set(field.name, event.target.checked)}
            />
            {tKey(field.label)}
          </label>
        ),
      )}
      {problem?.field === 'metric' && (
        <p className="small field-error" role="alert">
          {problem.text}
        </p>
      )}
    </>
  );
}
