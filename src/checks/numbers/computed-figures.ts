import type { Check } from '../check.js'
import { finding } from '../finding.js'

/** What was noticed while figures and rankings were computed from the reports, at the words that print them. */
export const computedFigures: Check = ({ figures, printed }) =>
  figures.findings.map(({ figure, diagnostic: { code, severity, message, at, hint } }) =>
    finding(code, severity, message, {
      at,
      hint,
      about: figure,
      spot: printed.get(figure)?.[0] ?? null,
      // 填写的是98.5，计算的是97.5: both are what was looked at.
      numbers:
        code === 'declared-differs' || code === 'plan-differs'
          ? (message.match(/[0-9]+(?:\.[0-9]+)?[万亿]?(?![^“”]*”)/gu) ?? [])
          : [],
    }),
  )
