import * as path from 'node:path'
import { NOTICE } from '../data/check-ledger.js'
import { printDate } from '../data/parse-date.js'
import { checkYear, isSample } from '../data/years.js'
import { type Diagnostic, error, fail, hasErrors, type Outcome, outcome } from '../diagnostics/diagnostic.js'
import { checksum } from '../editions/checksum.js'
import {
  isIssued,
  listEditions,
  openHead,
  packageFile,
  recordedFiles,
  recordLost,
  unrecorded,
} from '../editions/edition-files.js'
import type { EditionRecord } from '../editions/edition-record.js'
import { recordingHost } from '../editions/recording-host.js'
import { diskHost, type Host } from '../host/host.js'
import { overlayHost } from '../host/overlay-host.js'
import { renderDocument } from '../pipeline.js'
import { issueEdits } from '../seal/issue-edits.js'
import { madeFiles, packSealed, type SealedWork, sourceFiles } from '../seal/make-package.js'
import { type Manifest, packagePaths } from '../seal/manifest.js'
import { openSealed } from '../seal/open-sealed.js'
import { sealedFonts } from '../seal/sealed-fonts.js'
import { atStandingLines } from '../seal/standing-places.js'
import { type Answer, nothingDone } from './answer.js'
import { earlierFiles } from './draft/earlier-files.js'
import { keepEdition } from './draft/keep-edition.js'
import { refusals } from './draft/refusals.js'
import { layOutYear, reportedNotice } from './draft/run-draft.js'
import type { Request } from './request/arguments.js'
import { askedYear } from './request/asked-year.js'
import { unwritten, writeFiles } from './request/dry-run.js'
import { inWorkspace } from './request/in-workspace.js'
import { outputFolder } from './request/output-folder.js'

/** `issue`: the document is final. Number, date and state enter the data, the number the ledger; all is sealed. */
export async function runIssue(request: Request): Promise<Answer> {
  const disk = diskHost(request.workspace)
  const asked = askedYear(disk, request)
  if (!asked.ok) return failed(asked.diagnostics)
  const folder = asked.value
  const missing = checkYear(disk, folder) ?? (isSample(folder) ? invented(folder) : undefined)
  if (missing) return failed([missing])
  const edits = issueEdits({ host: disk, folder, template: NOTICE }, { sequence: request.number, date: request.date })
  if (!edits.ok) return failed(edits.diagnostics)

  const host = recordingHost(overlayHost(disk, edits.value.files))
  const unissued = (diagnostics: readonly Diagnostic[]) =>
    failed(atStandingLines(diagnostics, { stands: disk, tried: host, files: edits.value.files.keys() }))
  const laidOut = layOutYear(host, folder, request)
  if (!laidOut.ok) return unissued(laidOut.diagnostics)
  const refused = refusals(laidOut.diagnostics, laidOut.value, request)
  if (refused.length > 0) return { ...unissued([...laidOut.diagnostics, ...refused]), exit: 3 }

  const rendered = await renderDocument(laidOut.value)
  const inputs = host.inputs()
  const out = outputFolder(request, folder)
  const kept = keepEdition(rendered, { host, template: NOTICE, out, inputs }, request)
  // That the files go to a folder of their own is what is wanted here: a correction is issued beside what it corrects.
  const noticed = [
    ...laidOut.diagnostics,
    ...kept.diagnostics.filter(({ code }) => code !== 'edition-issued'),
    ...(kept.ok ? earlierFiles(disk, kept.value, { folder, out }) : []),
  ]
  if (!kept.ok) return unissued(noticed)

  const { docx, pdf, plan } = kept.value
  const work = { host, folder, rendered, record: plan.record(), diagnostics: laidOut.diagnostics }
  const sealed = await sealedPackage(work, inputs, disk)
  if (!sealed.ok) return unissued([...noticed, ...sealed.diagnostics])
  const { file, bytes, fresh } = sealed.value
  const files = new Map([
    ...inWorkspace(edits.value.files, request),
    ...kept.value.files,
    ...inWorkspace(new Map([[file, bytes]]), request),
  ])
  const diagnostics = [...noticed, ...writeFiles(disk, files, request).diagnostics]
  if (hasErrors(diagnostics)) return unissued(diagnostics)

  const { number, title } = rendered.document.properties
  const mark = unwritten(request)
  const sha256 = checksum(bytes)
  return {
    json: {
      documents: [{ ...reportedNotice(laidOut.value), docx, pdf, edition: plan.edition, fresh: plan.fresh }],
      package: { file: path.resolve(request.workspace, file), sha256 },
      changes: edits.value.changes,
    },
    lines: [
      `${number} ${title}：第${plan.edition}版，${fresh ? '印发' : '已经封存'}`,
      ...[docx, pdf].map((each) => `  ${mark}${each}`),
      ...edits.value.changes.map((change) => `  ${mark}${change}`),
      `  ${mark}封存包：${file}`,
      `  核验码（SHA-256）：${sha256}`,
    ],
    diagnostics,
  }
}

const failed = (diagnostics: readonly Diagnostic[]): Answer =>
  nothingDone(diagnostics, { documents: [], package: null, changes: [] })

interface Sealed {
  /** Its path in the workspace. */
  readonly file: string
  readonly bytes: Uint8Array
  /** Whether it is made now, and was not there. */
  readonly fresh: boolean
}

/** The package of an edition; one that is there stays as it is. */
async function sealedPackage(
  work: SealedWork,
  inputs: ReadonlyMap<string, Uint8Array>,
  disk: Host,
): Promise<Outcome<Sealed>> {
  const { record, rendered } = work
  const corrects = correctedBy(disk, record)
  if (!corrects.ok) return corrects
  const file = packageFile(record)
  const there = disk.readBytes(file)
  if (there.ok) return outcome({ file, bytes: there.value, fresh: false }, sealedOtherwise(there.value, record, file))
  const { document, edition, number, title, program } = record
  const about = {
    ...{ document, edition, number, title, program, corrects: corrects.value },
    date: printDate(rendered.document.properties.date),
    fonts: sealedFonts(rendered.fonts.report, disk),
  }
  const files = new Map([...sourceFiles(work, inputs), ...(await madeFiles(work))])
  return outcome({ file, bytes: packSealed(about, files), fresh: true })
}

const invented = (folder: string): Diagnostic =>
  error(
    'issue-facts',
    `data/${folder} 是示例，数字是编造的，不能印发`,
    null,
    '请把真实的数据放在不带“示例”的年度文件夹里。',
  )

/** What is sealed stays as it is, and must hold what it is called: the record of this edition, document by document. */
function sealedOtherwise(sealed: Uint8Array, { files }: EditionRecord, file: string): readonly Diagnostic[] {
  const opened = openSealed(sealed)
  if (!opened.ok) return opened.diagnostics
  const text = new TextDecoder().decode(opened.value.files.get(packagePaths.record))
  const within = JSON.stringify([...recordedFiles(text)])
  if (within === JSON.stringify(files.map(({ name, sha256 }) => [name, sha256]))) return []
  const hint = '请从备份取回 data/版次 里的版次记录；要改正已印发的公文，请另编文号。'
  return [error('package-unrecorded', `已经有这一版的封存包，里面的公文与这次的不同：${file}`, null, hint)]
}

/**
 * The edition that was issued before this one, which it corrects. A number that it bears is not used again, whether what
 * bears it now was drafted in between or not; nor is anything issued beside a record that cannot be read.
 */
function correctedBy(host: Host, { document, edition, number }: EditionRecord): Outcome<Manifest['corrects']> {
  const lost = unrecorded(host, document)
  if (lost.length > 0) return fail(...lost.map(({ file }) => recordLost(file)))
  const opened = listEditions(host, document)
    .filter((each) => isIssued(each) && each.edition < edition)
    .map(({ file }) => openHead(host, file))
  const unread = opened.flatMap((head) => (head.ok ? [] : head.diagnostics))
  if (unread.length > 0) return fail(...unread)
  const heads = opened.flatMap((head) => (head.ok ? [head.value] : []))
  const same = heads.find((head) => head.number === number)
  if (same) {
    const hint = '改正已印发的公文要另编文号：在 data/台账.yaml 里给原来的号写上“作废”的原因，再用新的号印发。'
    return fail(error('issue-number-used', `${number} 已用于第${same.edition}版，内容与这次的不同`, null, hint))
  }
  const last = heads.at(-1)
  return outcome(last ? { edition: last.edition, number: last.number } : null)
}
