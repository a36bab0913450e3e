import type { Quantity } from '../data/quantity.js'
import type { DiagnosticCode } from '../diagnostics/codes.js'
import type { Severity, SourcePlace } from '../diagnostics/diagnostic.js'
import { type Spot, sourceOf, spotText } from '../document/passages.js'

/** What a check finds, before waivers and before it is known on which page and line it is printed. */
export interface Finding {
  readonly code: DiagnosticCode
  readonly severity: Severity
  readonly message: string
  readonly hint: string
  /** Where it is written; null where nothing of the workspace says it. */
  readonly at: SourcePlace | null
  /** Where it is printed; null for what is not printed. */
  readonly spot: Spot | null
  /** The words it is about: a waiver that quotes them, or a part of them, may silence it. */
  readonly about: string
  /** The numbers (132.89万), or the names, that it follows from, which a waiver has to name: it is not given for others. */
  readonly numbers: readonly string[]
  /** Where the waiver that silences it quotes it. */
  readonly waiver?: SourcePlace
}

/** A number as a waiver has to name it: with 万 or 亿, without the unit. */
export const numberIn = ({ digits, scale }: Quantity): readonly string[] => (digits === '' ? [] : [`${digits}${scale}`])

type FindingOptions = Partial<Pick<Finding, 'spot' | 'at' | 'hint' | 'about' | 'numbers'>>

/** A finding; unless told otherwise it is written where its printed words come from, and is about these words. */
export function finding(
  code: DiagnosticCode,
  severity: Severity,
  message: string,
  { spot = null, at, hint = '', about, numbers = [] }: FindingOptions = {},
): Finding {
  return {
    code,
    severity,
    message,
    hint,
    spot,
    at: at === undefined ? spot && sourceOf(spot) : at,
    about: about ?? (spot ? spotText(spot) : ''),
    numbers,
  }
}
