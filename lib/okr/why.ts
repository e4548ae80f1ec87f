/** "Why this number": the inputs and the formula with the numbers filled in. */
export interface Explanation {
  lines: readonly ExplanationLine[];
}

export interface ExplanationLine {
  /** What the line explains. */
  about: 'value' | 'progress' | 'expected' | 'status' | 'forecast' | 'work';
  /** Key in `_locales`, with `substitutions` in order. */
  message: string;
  substitutions: readonly string[];
  /** `(2.3 − 3.1) ÷ (2.0 − 3.1) = 73 %`, where there is one. */
  formula?: string;
}
