import * as path from 'node:path'
import type { FontSet } from '../fonts/font-set.js'
import { renderers } from '../pipeline.js'
import type { Base } from '../revise/base.js'
import type { Reviser } from '../revise/docx/tracking.js'
import type { DocumentEffect, Effect } from '../revise/effect.js'
import type { EffectHeading } from '../revise/report/effect-workbook.js'
import type { VersionDocument, YearVersion } from '../revise/year-version.js'
import type { Request } from './arguments.js'
import { fileName, letterFileName } from './file-name.js'

/** A document that a correction changes, with its files by absolute path. */
export interface MadeDocument {
  readonly effect: DocumentEffect
  readonly version: VersionDocument
  readonly files: readonly (readonly [string, Uint8Array])[]
}

interface RevisionToWrite {
  readonly base: Base
  readonly now: YearVersion
  readonly effect: Effect
  readonly fonts: FontSet
}

/** Everything that a correction writes: the documents that change, their redlines, the list of what moved. */
export async function makeRevisedFiles({ base, now, effect, fonts }: RevisionToWrite, request: Request) {
  const out = request.out ? path.resolve(request.out) : path.resolve(request.workspace, 'out', effect.folder)
  const documents: MadeDocument[] = []
  const others = new Map<string, Uint8Array>()
  for (const each of effect.documents) {
    const { now: version } = each
    if (each.status === 'same' || !version) continue
    const target = targetOf(each, version, now, out)
    const [docx, pdf] = await Promise.all([renderers.docx({ ...version, fonts }), renderers.pdf({ ...version, fonts })])
    documents.push({
      effect: each,
      version,
      files: [
        [`${target}.docx`, docx],
        [`${target}.pdf`, pdf],
      ],
    })
    if (each.place === null || request.allRedlines)
      for (const [file, bytes] of await redlineFiles(each, { target, fonts, request })) others.set(file, bytes)
  }
  if (effect.changes.length > 0) for (const [file, bytes] of await listFiles(effect, base, out)) others.set(file, bytes)
  return { documents, others }
}

/** Where the files of a document go, without their endings. */
function targetOf({ place }: DocumentEffect, { document }: VersionDocument, now: YearVersion, out: string): string {
  const letter = place === null ? null : now.letter(place)
  return letter
    ? path.join(out, '函', letterFileName(letter, now.dataset.places.length))
    : path.join(out, fileName(document))
}

/** The list of what moved: for Excel and for the printer. */
async function listFiles(effect: Effect, base: Base, out: string) {
  const { effectWorkbook } = await import('../revise/report/effect-workbook.js')
  const { effectHtml } = await import('../revise/report/effect-html.js')
  const heading: EffectHeading = { title: `${effect.folder}更正影响单`, since: base.name }
  return [
    [path.join(out, `${effect.folder}更正影响单.xlsx`), await effectWorkbook(effect, heading)],
    [path.join(out, `${effect.folder}更正影响单.html`), new TextEncoder().encode(effectHtml(effect, heading))],
  ] as const
}

interface RedlineContext {
  readonly target: string
  readonly fonts: FontSet
  readonly request: Request
}

/** 花脸稿 in both formats; none of a document that only one version has. */
async function redlineFiles({ old, now }: DocumentEffect, { target, fonts, request }: RedlineContext) {
  if (!old || !now) return []
  const { redlineDocx } = await import('../revise/docx/redline-docx.js')
  const { redlinePages } = await import('../revise/pdf/redline-pdf.js')
  const files: (readonly [string, Uint8Array])[] = [
    [`${target} 花脸稿.docx`, redlineDocx(old, now, reviserOf(request, now))],
  ]
  const redline = redlinePages(old.document, now.document)
  if (redline.ok) files.push([`${target} 花脸稿.pdf`, await renderers.pdf({ ...redline.value, fit: now.fit, fonts })])
  return files
}

/** Who made the changes, and when: no clock is asked. */
function reviserOf({ author, date }: Request, { document }: VersionDocument): Reviser {
  const { year, month, day } = document.properties.date
  const own = [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-')
  return { author: author ?? '更正', date: `${date ?? own}T00:00:00Z` }
}
