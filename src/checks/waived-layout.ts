import type { Dataset, Waiver } from '../data/dataset.js'
import { type Diagnostic, type Outcome, outcome } from '../diagnostics/diagnostic.js'
import type { OfficialDocument } from '../document/document.js'
import { type Passage, passagesOf, wholeSpot } from '../document/passages.js'
import { type Layout, layOut } from '../layout/lay-out.js'
import type { CheckedWork } from './check.js'
import { type Finding, finding } from './finding.js'
import { placeFindings } from './place-findings.js'
import { isOfLayout, waive } from './waive.js'

/**
 * A document on its pages. Of what the layout warns of, the waivers hold as of what the checks find: an office whose name
 * fills the head has no other, and would never get its document final.
 */
export const layOutWaived = ({ dataset, document }: Pick<CheckedWork, 'dataset' | 'document'>): Outcome<Layout> =>
  waiveLayout(layOut(document), document, layoutWaivers(dataset, 'notice'))

/** The waivers of what the layout warns of, in the notice or in letters. */
export const layoutWaivers = ({ waivers }: Pick<Dataset, 'waivers'>, of: 'notice' | 'letters'): readonly Waiver[] =>
  waivers.filter(({ code, ofLetters }) => ofLetters === (of === 'letters') && isOfLayout(code.value))

/** Applies waivers to what was told of a document when it was laid out. */
export function waiveLayout(
  laidOut: Outcome<Layout>,
  document: OfficialDocument,
  waivers: readonly Waiver[],
): Outcome<Layout> {
  const warnings = laidOut.diagnostics.filter(({ severity }) => severity === 'warning')
  if (!laidOut.ok || warnings.length + waivers.length === 0) return laidOut
  const passages = passagesOf(document)
  const found = warnings.map((each) => asFinding(each, passages))
  return outcome(laidOut.value, [
    ...laidOut.diagnostics.filter((each) => !warnings.includes(each)),
    ...placeFindings(waive(found, waivers, passages), passages, () => laidOut.value.pages),
  ])
}

/** About the words that it was told of: a title, a mark, the head of a table. */
function asFinding({ code, severity, message, at, hint }: Diagnostic, passages: readonly Passage[]): Finding {
  const passage = at && passages.find(({ inlines }) => inlines.some((inline) => inline.at === at))
  const words = passage ? { spot: wholeSpot(passage) } : { about: message }
  return finding(code, severity, message, { ...words, at, hint })
}
