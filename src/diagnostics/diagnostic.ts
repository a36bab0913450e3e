import type { DiagnosticCode } from './codes.js'

/**
 * Where something stands in a text file of the workspace.
 * `file` is relative to the workspace, with `/`; `line` and `column` are 1-based, columns count code points.
 * `length` is the number of code points to underline (0: unknown, a single caret is drawn).
 */
export interface SourcePlace {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly length: number
}

/** Whether two things begin at one place; what stands nowhere begins at none. */
export const isSamePlace = (a: SourcePlace | null | undefined, b: SourcePlace | null | undefined): boolean =>
  !!a && !!b && a.file === b.file && a.line === b.line && a.column === b.column

/**
 * Where something stands in the printed document. `element` is its kind, e.g. `title`, `run-in`; `paragraph` its number
 * in the text (正文) from 1, 0 outside it; `page` from 1; `line` the row of the page from 1, 0 outside the rows; `letter` the
 * place to which it is a letter, where it is one.
 */
export interface PrintedPlace {
  readonly element: string
  readonly paragraph: number
  readonly page: number
  readonly line: number
  readonly letter?: string
}

/** `error`: the standard's *must*, or a contradiction; `warning`: normally, practice; `note`: what was done. */
export type Severity = 'error' | 'warning' | 'note'

/** One problem, as a value: what was expected, what was found, where, and a way out. Messages are Chinese. */
export interface Diagnostic {
  readonly code: DiagnosticCode
  readonly severity: Severity
  readonly message: string
  readonly at: SourcePlace | null
  /** What the user can do; empty when the message says it all. */
  readonly hint: string
  /** Where it is printed; null for what concerns no printed words, or was noticed before there were pages. */
  readonly printed: PrintedPlace | null
  /** Of what is waived: where its waiver quotes it. */
  readonly waiver?: SourcePlace
}

/** The product of a stage with everything it noticed. A failed stage has no value but at least one error. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T; readonly diagnostics: readonly Diagnostic[] }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] }

/** A place in a file; line and column from 1, column and length in code points. */
export const place = (file: string, line: number, column: number, length = 0): SourcePlace => ({
  file,
  line,
  column,
  length,
})

/** Makes problems of a severity; `at` null: in no file. */
export const diagnosticOf =
  (severity: Severity) =>
  (code: DiagnosticCode, message: string, at: SourcePlace | null = null, hint = ''): Diagnostic => ({
    ...{ code, severity, message, at, hint },
    printed: null,
  })

export const error = diagnosticOf('error')
export const warning = diagnosticOf('warning')
export const note = diagnosticOf('note')

/** A problem of something that can be done without. */
export const asWarning = (found: Diagnostic): Diagnostic => ({ ...found, severity: 'warning' })

/** Whether there is an error among them, so that there is no product. */
export const hasErrors = (diagnostics: readonly Diagnostic[]): boolean =>
  diagnostics.some(({ severity }) => severity === 'error')

/** A product together with what was noticed; errors among the diagnostics make it a failure. */
export const outcome = <T>(value: T, diagnostics: readonly Diagnostic[] = []): Outcome<T> =>
  hasErrors(diagnostics) ? { ok: false, diagnostics } : { ok: true, value, diagnostics }

/** A stage that has no product, and why. */
export const fail = (...diagnostics: readonly Diagnostic[]): Outcome<never> => ({ ok: false, diagnostics })

/** The next stage on the product of this one; what both noticed is kept in order. */
export function andThen<T, U>(from: Outcome<T>, next: (value: T) => Outcome<U>): Outcome<U> {
  if (!from.ok) return from
  const to = next(from.value)
  return { ...to, diagnostics: [...from.diagnostics, ...to.diagnostics] }
}
