import { type ComponentProps, type ReactNode, useId } from 'react';

interface FieldProps {
  label: ReactNode;
  /** Under the input, in grey. */
  hint?: ReactNode;
  /** Instead of the hint, read out at once. */
  error?: ReactNode;
  /** Gets what ties the input to label, hint and error: spread it. */
  children: (input: { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true }) => ReactNode;
}

/** Label, an input of any kind, hint or error. */
export function Field({ label, hint, error, children }: FieldProps) {
  const id = useId();
  const said = error ?? hint;
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      {children({
        id,
        ...(said && { 'aria-describedby': `${id}-said` }),
        ...(error && { 'aria-invalid': true as const }),
      })}
      {said && (
        <div
          id={`${id}-said`}
          className={`small ${error ? 'field-error' : 'subtlest'}`}
          {...(error && { role: 'alert' })}
        >
          {said}
        </div>
      )}
    </div>
  );
}

type Texts = Pick<FieldProps, 'label' | 'hint' | 'error'>;

/** A labelled one-line input; `onChange` gets the text. */
export function TextField({
  label,
  hint,
  error,
  onChange,
  ...rest
}: Texts & Omit<ComponentProps<'input'>, 'onChange'> & { onChange: (text: string) => void }) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(input) => (
        <input
          autoComplete="off"
          {...rest}
          {...input}
          className="input"
          onChange={(e) => onChange(e.target.value)}
        />
      )}
    </Field>
  );
}

/** A labelled box that grows with its text. */
export function TextArea({
  label,
  hint,
  error,
  onChange,
  ...rest
}: Texts & Omit<ComponentProps<'textarea'>, 'onChange'> & { onChange: (text: string) => void }) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(input) => (
        <textarea
          rows={2}
          {...rest}
          {...input}
          className="input"
          onChange={(e) => onChange(e.target.value)}
        />
      )}
    </Field>
  );
}

/** A labelled `<select>`; options as data. */
export function SelectField<T extends string>({
  label,
  hint,
  error,
  value,
  options,
  onChange,
}: Texts & { value: T; options: readonly { value: T; label: string }[]; onChange: (value: T) => void }) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(input) => (
        <select
          {...input}
          className="input"
          // A long choice is cut.
          title={options.find((option) => option.value === value)?.label}
          value={value}
          onChange={(e) => onChange(e.target.value as T)}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
