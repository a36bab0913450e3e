import type { DiagnosticCode } from '../../diagnostics/codes.js'
import type { Spot } from '../../document/passages.js'
import type { Check } from '../check.js'
import { finding } from '../finding.js'

/** What was noticed while figures and rankings were computed from the reports, at the words that print them. */
export const computedFigures: Check = ({ figures, printed }) =>
  figures.findings.map(({ figure, diagnostic: { code, severity, message, at, hint } }) =>
    finding(code, severity, message, {
      at,
      hint,
      about: figure,
      spot: isRanking(figure) ? wholeOf(printed.get(figure) ?? []) : (printed.get(figure)?.[0] ?? null),
      numbers: ofItsNumbers.has(code) ? (message.match(/[0-9]+(?:\.[0-9]+)?[万亿]?(?![^“”]*”)/gu) ?? []) : [],
    }),
  )

/** 填写的是98.5，计算的是97.5: both are what was looked at, and a waiver holds for them alone. */
const ofItsNumbers: ReadonlySet<DiagnosticCode> = new Set(['declared-differs', 'plan-differs', 'rank-margin-thin'])

const isRanking = (name: string): boolean => name.endsWith('排名')

/** A ranking is printed name by name: all of its first list, so that a waiver may quote any of it. */
function wholeOf([first, ...more]: readonly Spot[]): Spot | null {
  if (!first) return null
  const list = more.filter(({ passage }) => passage === first.passage)
  return { ...first, end: Math.max(first.end, ...list.map(({ end }) => end)) }
}
