import { printDate } from '../data/parse-date.js'
import { type Diagnostic, error, fail, type Outcome, outcome } from '../diagnostics/diagnostic.js'
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
import type { Host } from '../host/host.js'
import { madeFiles, packSealed, type SealedWork, sourceFiles } from './make-package.js'
import { type Manifest, packagePaths } from './manifest.js'
import { openSealed } from './open-sealed.js'
import { sealedFonts } from './sealed-fonts.js'

/** The package of an edition. */
export interface SealedEdition {
  /** Its path in the workspace. */
  readonly file: string
  readonly bytes: Uint8Array
  /** Whether it is made now, and was not there. */
  readonly fresh: boolean
}

/** The package of an edition; one that is there stays as it is. */
export async function sealEdition(
  work: SealedWork,
  inputs: ReadonlyMap<string, Uint8Array>,
  disk: Host,
): Promise<Outcome<SealedEdition>> {
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
