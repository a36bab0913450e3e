import * as path from 'node:path'
import { NOTICE } from '../data/check-ledger.js'
import { checkYear, isSample } from '../data/years.js'
import { type Diagnostic, error, fail, hasErrors, type Outcome } from '../diagnostics/diagnostic.js'
import type { DocumentProperties } from '../document/document.js'
import { checksum } from '../editions/checksum.js'
import { recordingHost } from '../editions/recording-host.js'
import { diskHost, type Host } from '../host/host.js'
import { overlayHost } from '../host/overlay-host.js'
import { renderDocument } from '../pipeline.js'
import { issueEdits } from '../seal/issue-edits.js'
import { type SealedEdition, sealEdition } from '../seal/seal-edition.js'
import { atStandingLines } from '../seal/standing-places.js'
import { type Answer, nothingDone } from './answer.js'
import { earlierFiles } from './draft/earlier-files.js'
import { type KeptEdition, keepEdition } from './draft/keep-edition.js'
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
  const asked = issuableYear(disk, request)
  if (!asked.ok) return failed(asked.diagnostics)
  const folder = asked.value
  const edits = issueEdits({ host: disk, folder }, { sequence: request.number, date: request.date })
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
  const sealed = await sealEdition(work, inputs, disk)
  if (!sealed.ok) return unissued([...noticed, ...sealed.diagnostics])
  const { file, bytes } = sealed.value
  const files = new Map([
    ...inWorkspace(edits.value.files, request),
    ...kept.value.files,
    ...inWorkspace(new Map([[file, bytes]]), request),
  ])
  const diagnostics = [...noticed, ...writeFiles(disk, files, request).diagnostics]
  if (hasErrors(diagnostics)) return unissued(diagnostics)

  const { changes } = edits.value
  const sha256 = checksum(bytes)
  return {
    json: {
      documents: [{ ...reportedNotice(laidOut.value), docx, pdf, edition: plan.edition, fresh: plan.fresh }],
      package: { file: path.resolve(request.workspace, file), sha256 },
      changes,
    },
    lines: issuedLines(
      rendered.document.properties,
      { kept: kept.value, changes, sealed: sealed.value, sha256 },
      request,
    ),
    diagnostics,
  }
}

const failed = (diagnostics: readonly Diagnostic[]): Answer =>
  nothingDone(diagnostics, { documents: [], package: null, changes: [] })

interface Issued {
  readonly kept: KeptEdition
  /** What was entered in the data, in words. */
  readonly changes: readonly string[]
  readonly sealed: SealedEdition
  readonly sha256: string
}

function issuedLines(
  { number, title }: DocumentProperties,
  { kept: { docx, pdf, plan }, changes, sealed: { file, fresh }, sha256 }: Issued,
  request: Request,
): readonly string[] {
  const mark = unwritten(request)
  return [
    `${number} ${title}：第${plan.edition}版，${fresh ? '印发' : '已经封存'}`,
    ...[docx, pdf, ...changes].map((each) => `  ${mark}${each}`),
    `  ${mark}封存包：${file}`,
    `  核验码（SHA-256）：${sha256}`,
  ]
}

/** The year that is asked for, where it can be issued. */
function issuableYear(disk: Host, request: Request): Outcome<string> {
  const asked = askedYear(disk, request)
  if (!asked.ok) return asked
  const missing = checkYear(disk, asked.value) ?? (isSample(asked.value) ? invented(asked.value) : undefined)
  return missing ? fail(missing) : asked
}

const invented = (folder: string): Diagnostic =>
  error(
    'issue-facts',
    `data/${folder} 是示例，数字是编造的，不能印发`,
    null,
    '请把真实的数据放在不带“示例”的年度文件夹里。',
  )
