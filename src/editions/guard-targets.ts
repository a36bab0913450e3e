import * as path from 'node:path'
import { type Diagnostic, error, fail, hasErrors, note, type Outcome, outcome } from '../diagnostics/diagnostic.js'
import { type Host, readTarget } from '../host/host.js'
import { oncePer } from '../keyed/once-per.js'
import { withTail } from '../write/long-name.js'
import { checksum } from './checksum.js'
import { type EditionName, filesOfEdition, listEditions, openHead } from './edition-files.js'

/** What stands in the way of files that are to be written. */
export interface GuardOptions {
  /** What was ever made under a name. */
  readonly known: KnownFiles
  /** Write all the same, and keep beside it what a hand has made. */
  readonly force: boolean
}

/**
 * Lets nothing be overwritten that this program has not written. The records know the checksum of every file that was
 * ever made of a document: one that is there under such a name with other bytes was edited by hand, and is left alone
 * unless the user insists; then, and when a file of the same name never was ours, a copy is kept beside it.
 * Gives the copies to be written, by absolute path.
 */
export function guardTargets(
  targets: ReadonlyMap<string, Uint8Array>,
  { known, force }: GuardOptions,
): Outcome<ReadonlyMap<string, Uint8Array>> {
  const copies = new Map<string, Uint8Array>()
  const diagnostics: Diagnostic[] = []
  for (const [file, bytes] of targets) {
    const there = readTarget(file)
    if (!there || Buffer.compare(there, bytes) === 0) continue
    const found = known(nameOf(file), checksum(there))
    if (found === 'ours') continue
    if (found === 'edited' && !force) {
      diagnostics.push(editedFile(file))
      continue
    }
    const copy = freeName(file, found === 'edited' ? '手改' : '原有', (name) => readTarget(name) !== undefined)
    copies.set(copy, there)
    diagnostics.push(
      note(
        'file-kept',
        `${nameOf(file)} ${found === 'edited' ? '被人改过' : '不是本程序写的'}，另存为 ${nameOf(copy)}`,
      ),
    )
  }
  return hasErrors(diagnostics) ? { ok: false, diagnostics } : outcome(copies, diagnostics)
}

/**
 * Files of the last edition that get another name now (it was 讨论稿, it will be 送审稿): what a hand has put into them
 * would be left behind with them. `out` is the output folder, absolute.
 */
export function guardLeaving(
  targets: ReadonlyMap<string, Uint8Array>,
  { host, document, out }: LeavingOptions,
): Outcome<null> {
  const last = listEditions(host, document).at(-1)
  const head = last && openHead(host, last.file)
  if (!last || !head?.ok) return outcome(null)
  const { folder } = head.value
  const diagnostics = [...filesOfEdition(host, last)].flatMap(([name, sha256]) => {
    const file = path.join(out, folder, name)
    const there = targets.has(file) ? undefined : readTarget(file)
    return there && checksum(there) !== sha256 ? [editedFile(file)] : []
  })
  return diagnostics.length > 0 ? fail(...diagnostics) : outcome(null)
}

interface LeavingOptions {
  readonly host: Host
  /** `2022/通报` */
  readonly document: string
  readonly out: string
}

/** What bytes are that are under a name now: as they were made, edited since, or never made by this program. */
export type KnownFiles = (name: string, sha256: string) => 'ours' | 'edited' | 'foreign'

/** Looks through the records of a document (`2022/通报`), the newest first, and no further than it must. */
export function knownFiles(host: Host, document: string): KnownFiles {
  const editions = listEditions(host, document).toReversed()
  const filesOf = oncePer((edition: EditionName) => filesOfEdition(host, edition))
  return (name, sha256) => {
    let edited = false
    for (const edition of editions) {
      const files = filesOf(edition)
      if (files.get(name) === sha256) return 'ours'
      edited ||= files.has(name)
    }
    return edited ? 'edited' : 'foreign'
  }
}

const nameOf = (file: string): string => file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1)

/** `…（手改）.docx`, or with a number where that is taken. */
function freeName(file: string, mark: string, taken: (name: string) => boolean): string {
  const dot = file.lastIndexOf('.')
  for (let count = 1; ; count += 1) {
    const name = withTail(file.slice(0, dot), `（${mark}${count === 1 ? '' : count}）${file.slice(dot)}`)
    if (!taken(name)) return name
  }
}

/** That a hand has been in a file, which is therefore left as it is. */
export const editedFile = (file: string): Diagnostic =>
  error(
    'file-edited',
    `文件写出以后被人改过，没有覆盖：${nameOf(file)}`,
    null,
    '先用 npx tongbao diff-docx 看改了什么，把要保留的改动写进数据或模板；加 --force 重新写出，改过的那份另存在旁边。',
  )
