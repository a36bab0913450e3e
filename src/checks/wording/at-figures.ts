import type { DiagnosticCode } from '../../diagnostics/codes.js'
import type { Figure } from '../../figures/figure.js'
import type { CheckInput } from '../check.js'
import { type Finding, finding, numberIn } from '../finding.js'
import { type FigureInText, figuresIn } from './figures-in-text.js'

/** Which passages a rule looks at; all of them, unless it says otherwise. */
interface Where {
  /** Those alone that say something; a passage without it costs no more than the search. */
  readonly says?: RegExp
  /** What stands in cells of tables makes no sentence. */
  readonly prose?: true
}

/** What a rule finds at each figure; `printed` are all figures of its passage, so that a rule may look at its neighbours. */
export const atFigures = (
  { passages, figures }: CheckInput,
  { says, prose }: Where,
  rule: (each: FigureInText, index: number, printed: readonly FigureInText[]) => readonly Finding[],
): readonly Finding[] =>
  passages.flatMap((passage) =>
    (prose && passage.kind === 'table') || (says && !says.test(passage.text))
      ? []
      : figuresIn(passage, figures).flatMap(rule),
  )

interface Telling {
  readonly hint: string
  readonly severity?: Finding['severity']
  /** The figures that it follows from, where a waiver has to name them. */
  readonly from?: readonly Figure[]
}

/** What is wrong with the words at a figure. They are written where the text names it, not where the data define it. */
export const tellAt = (
  { spot, at }: FigureInText,
  code: DiagnosticCode,
  message: string,
  { hint, severity = 'warning', from = [] }: Telling,
): readonly Finding[] => [
  finding(code, severity, message, { spot, at, hint, numbers: from.flatMap(({ quantity }) => numberIn(quantity)) }),
]
