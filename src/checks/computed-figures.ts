import type { Check } from './check.js'
import { finding } from './finding.js'

/** What was noticed while figures and rankings were computed from the reports, at the words that print them. */
export const computedFigures: Check = ({ figures, printed }) =>
  figures.findings.map(({ figure, diagnostic: { code, severity, message, at, hint } }) =>
    finding(code, severity, message, { at, hint, about: figure, spot: printed.get(figure)?.[0] ?? null }),
  )
