import * as path from 'node:path'
import { andThen, type Outcome, outcome } from '../../diagnostics/diagnostic.js'
import { timeStamp } from '../../document/time-stamp.js'
import { guardTargets } from '../../editions/guard-targets.js'
import { knownReports, reportsRecord } from '../../editions/report-files.js'
import type { FontSet } from '../../fonts/font-set.js'
import { diskHost } from '../../host/host.js'
import { renderers } from '../../pipeline.js'
import type { Reviser } from '../../revise/docx/tracking.js'
import type { Sides } from '../../revise/edits.js'
import type { EffectHeading } from '../../revise/report/effect-workbook.js'
import type { VersionDocument } from '../../revise/year-version.js'
import { redlineNames } from '../draft/redline-names.js'
import type { Request } from '../request/arguments.js'
import type { ReadyRevision } from './revise-year.js'

/** The list of what moved: for Excel and for the printer. */
export async function listFiles({ told, base }: ReadyRevision, out: string) {
  const { effectWorkbook } = await import('../../revise/report/effect-workbook.js')
  const { effectHtml } = await import('../../revise/report/effect-html.js')
  const heading: EffectHeading = { title: `${told.folder}更正影响单`, since: base.name }
  return [
    [path.join(out, `${heading.title}.xlsx`), await effectWorkbook(told, heading)],
    [path.join(out, `${heading.title}.html`), new TextEncoder().encode(effectHtml(told, heading))],
  ] as const
}

/** 花脸稿 in both formats, beside the document; none of one that only one version has. */
export async function redlineFiles(
  { old, now }: Sides<VersionDocument | null>,
  docx: string,
  fonts: FontSet,
  request: Request,
) {
  if (!old || !now) return []
  const { redlineDocx } = await import('../../revise/docx/redline-docx.js')
  const { redlinePages } = await import('../../revise/pdf/redline-pdf.js')
  const [words, paper] = redlineNames(docx)
  const files: (readonly [string, Uint8Array])[] = [[words, redlineDocx(old, now, reviserOf(request, now))]]
  const redline = redlinePages(old.document, now.document)
  if (redline.ok) files.push([paper, await renderers.pdf({ ...redline.value, fit: now.fit, fonts })])
  return files
}

/** Who made the changes, and when: no clock is asked. */
const reviserOf = ({ author, date }: Request, { document }: VersionDocument): Reviser => ({
  author: author ?? '更正',
  date: timeStamp(date ?? document.properties.date),
})

/** Redlines and lists with what must be written beside them, unless a hand has been in those that are there. */
export function guardPapers(
  papers: ReadonlyMap<string, Uint8Array>,
  folder: string,
  { workspace, force }: Request,
): Outcome<ReadonlyMap<string, Uint8Array>> {
  // The records as they are now: letters and notice are written one after the other.
  const host = diskHost(workspace)
  const guarded = guardTargets(papers, { known: knownReports(host, folder), force })
  return andThen(guarded, (copies) => {
    const named = new Map([...papers].map(([file, bytes]) => [path.basename(file), bytes]))
    const [record, text] = reportsRecord(host, folder, named)
    return outcome(new Map([...copies, ...papers, [path.resolve(workspace, record), text]]))
  })
}
