import { asWarning, type Diagnostic, type Outcome, outcome, warning } from '../diagnostics/diagnostic.js'
import type { Host } from '../host/host.js'
import { withTail } from '../write/long-name.js'
import { checksum, checksums } from './checksum.js'
import {
  againRecord,
  type EditionName,
  filesOfEdition,
  isIssued,
  latestEdition,
  listEditions,
  openHead,
  openRecord,
  recordFile,
  recordLost,
  unrecorded,
} from './edition-files.js'
import { type EditionHead, type EditionRecord, writeRecord } from './edition-record.js'
import { inputsToStore } from './input-store.js'
import { standingEdition } from './standing-edition.js'

/** A document as it was just made, before it is known whether that is anything new. */
export interface MadeDocument {
  /** `2022/通报` */
  readonly document: string
  readonly state: string
  readonly number: string
  readonly title: string
  readonly program: string
  readonly fonts: EditionHead['fonts']
  /** The name of its files without ending. */
  readonly name: string
  /** By ending, `docx` first. */
  readonly files: ReadonlyMap<string, Uint8Array>
  /** Workspace path → bytes: what it was made from. */
  readonly inputs: ReadonlyMap<string, Uint8Array>
  /** The rest of the record; asked for only when there is something new. */
  readonly describe: () => Pick<EditionRecord, 'pages' | 'figures' | 'paragraphs'>
}

/** What becomes of a document: which edition it is, where its files go, and what is kept of it. */
export interface EditionPlan {
  readonly edition: number
  /** False: it is, byte for byte, an edition that there is already. */
  readonly fresh: boolean
  /** Below the output folder, with `/`: path → bytes. */
  readonly files: ReadonlyMap<string, Uint8Array>
  /** The record and the inputs that the store does not have yet: workspace path → bytes. */
  readonly kept: ReadonlyMap<string, Uint8Array>
  /** What there is to say of it, from what it was made from now. */
  readonly record: () => EditionRecord
}

/**
 * The edition that a document makes: the one before when all bytes are the same, else the next. Once a document has been
 * issued its files stay as they are, and each later edition has a folder of its own, by whose number its files are
 * called as well. `replaces` is an edition of this very run, which makes the document again and again (`--watch`): as
 * long as it is the last, it is made anew and not followed by another.
 */
export function planEdition(host: Host, made: MadeDocument, replaces: number | null): Outcome<EditionPlan> {
  const all = listEditions(host, made.document)
  const own = all.at(-1)?.edition === replaces && all.at(-1)?.state === made.state ? all.at(-1) : undefined
  const editions = own ? all.slice(0, -1) : all
  const issued = editions.find(isIssued)
  const sums = [...checksums(made.files).values()]
  const last = all.at(-1)
  for (const earlier of new Set([...(last ? [last] : []), ...(own ? [] : editions.filter(isIssued))])) {
    const same = sameEdition(host, earlier, made, sums)
    // A correction that was taken back: what comes next follows this edition, and not the one that was tried since.
    const again = last && latestEdition(host, made.document)?.edition !== earlier.edition
    if (same)
      return outcome(
        again ? { ...same, kept: new Map([againRecord(made.document, earlier.edition, last.edition)]) } : same,
      )
  }

  const lost = unrecorded(host, made.document)
  const edition = own?.edition ?? Math.max(0, ...[...all, ...lost].map((each) => each.edition)) + 1
  const folder = issued || lost.length > 0 ? `第${edition}版` : ''
  const record = makeRecord(made, edition, folder)
  const kept = new Map<string, Uint8Array>([
    [recordFile(record, 'json'), new TextEncoder().encode(writeRecord(record))],
  ])
  const { files, archives } = inputsToStore(host, made.inputs, record.inputs)
  for (const [file, bytes] of [...files, ...archives]) kept.set(file, bytes)
  const diagnostics = [
    ...lost.map(({ file }) => asWarning(recordLost(file))),
    ...unread(host, new Set([last, issued])),
    ...(issued ? [apart(host, record, standingEdition(host, made.document, made.number) ?? issued)] : []),
  ]
  return outcome({ edition, fresh: true, files: filesOf(made, folder), kept, record: () => record }, diagnostics)
}

/** The files of an edition, below the output folder: in a folder of its own they bear its number too. */
function filesOf({ name, files }: MadeDocument, folder: string): ReadonlyMap<string, Uint8Array> {
  const [whole, tail] = folder === '' ? [name, ''] : [`${folder}/${name}`, `（${folder}）`]
  return new Map([...files].map(([ending, bytes]) => [withTail(whole, `${tail}.${ending}`), bytes]))
}

/** The record of an edition. */
export function makeRecord(made: MadeDocument, edition: number, folder: string): EditionRecord {
  const { document, state, number, title, program, fonts } = made
  const inputs = checksums(made.inputs)
  return {
    ...{ document, edition, state, number, title, folder, program, fonts, inputs },
    ...made.describe(),
    files: [...filesOf(made, folder)].map(([file, bytes]) => ({
      name: file.slice(file.lastIndexOf('/') + 1),
      size: bytes.length,
      sha256: checksum(bytes),
    })),
  }
}

/** The plan for a document that is an earlier edition again: its files, where they are or were. */
function sameEdition(
  host: Host,
  earlier: EditionName,
  made: MadeDocument,
  sums: readonly string[],
): EditionPlan | undefined {
  const known = [...filesOfEdition(host, earlier).values()]
  if (known.length !== sums.length || known.some((sha256, index) => sha256 !== sums[index])) return undefined
  const head = openHead(host, earlier.file)
  if (!head.ok) return undefined
  const { folder, edition } = head.value
  const record = () => makeRecord(made, edition, folder)
  return { edition, fresh: false, files: filesOf(made, folder), kept: new Map(), record }
}

/** Earlier records that cannot be read: nothing can be compared with these editions, and nobody would know it. */
const unread = (host: Host, editions: ReadonlySet<EditionName | undefined>): readonly Diagnostic[] =>
  [...editions].flatMap((each) => {
    const head = each && openHead(host, each.file)
    return head && !head.ok ? head.diagnostics.map(asWarning) : []
  })

/** That an edition stands beside the issued one; of one that says the same word for word, why it is no longer the same file. */
function apart(host: Host, made: EditionRecord, { file, edition }: EditionName): Diagnostic {
  const issued = openRecord(host, { file })
  const words = ({ paragraphs }: EditionRecord) => paragraphs.map(({ text }) => text).join('\n')
  const same = issued.ok && issued.value.number === made.number && words(issued.value) === words(made)
  const number = issued.ok ? issued.value.number : made.number
  const from = `${number || made.document} 的第${edition}版已经印发，原文件不动`
  if (!same) {
    const hint = '已印发的公文要改正，请另行发文、另编文号；只是试排，请把“状态”改为讨论稿。'
    return warning('edition-issued', `${from}；这次的内容不同，另存为第${made.edition}版`, null, hint)
  }
  const used = new Map(issued.value.fonts.map(({ typeface, family }) => [typeface, family]))
  const faces = made.fonts
    .filter(({ typeface, family }) => used.get(typeface) !== family)
    .map(({ typeface }) => typeface)
  const why = faces.length > 0 ? `${faces.join('、')}用的字体不同` : '版式或程序的版本不同'
  const message = `${from}；这次的文字与它一字不差，只是${why}，另存为第${made.edition}版`
  return warning('edition-issued', message, null, '印发的以原来的文件为准，这一份不用发出。')
}
