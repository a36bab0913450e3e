import { type Diagnostic, type Outcome, outcome, warning } from '../diagnostics/diagnostic.js'
import type { Host } from '../host.js'
import { checksum } from './checksum.js'
import {
  type EditionName,
  isIssued,
  listEditions,
  madeFiles,
  openHead,
  recordFile,
  storedFile,
} from './edition-files.js'
import { type EditionHead, type EditionRecord, writeRecord } from './edition-record.js'

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
}

/**
 * The edition that a document makes: the one before when all bytes are the same, else the next. Once a document has been
 * issued its files stay as they are, and each later edition has a folder of its own, by whose number its files are
 * called as well.
 */
export function planEdition(host: Host, made: MadeDocument): Outcome<EditionPlan> {
  const editions = listEditions(host, made.document)
  const issued = editions.find(isIssued)
  const checksums = [...made.files.values()].map((bytes) => checksum(bytes))
  const last = editions.at(-1)
  for (const earlier of new Set([...(last ? [last] : []), ...editions.filter(isIssued)])) {
    const same = sameEdition(host, earlier, [...made.files.values()], checksums)
    if (same) return outcome(same)
  }

  const edition = (editions.at(-1)?.edition ?? 0) + 1
  const folder = issued ? `第${edition}版` : ''
  const paths = [...made.files].map(([ending, bytes]): readonly [string, Uint8Array] => {
    const name = issued ? `${made.name}（第${edition}版）` : made.name
    return [`${folder === '' ? '' : `${folder}/`}${name}.${ending}`, bytes]
  })
  const inputs = new Map([...made.inputs].map(([file, bytes]) => [file, checksum(bytes)]))
  const { document, state, number, title, program, fonts } = made
  const record: EditionRecord = {
    ...{ document, edition, state, number, title, folder, program, fonts, inputs },
    ...made.describe(),
    files: paths.map(([file, bytes], index) => ({
      name: file.slice(file.lastIndexOf('/') + 1),
      size: bytes.length,
      sha256: checksums[index] ?? '',
    })),
  }
  const kept = new Map<string, Uint8Array>([
    [recordFile(record, 'json'), new TextEncoder().encode(writeRecord(record))],
  ])
  for (const [stored, bytes] of inputsToStore(host, made.inputs, inputs)) kept.set(stored, bytes)
  return outcome({ edition, fresh: true, files: new Map(paths), kept }, issued ? [apart(made, issued, edition)] : [])
}

/** The plan for a document that is an earlier edition again: its files, where they are or were. */
function sameEdition(
  host: Host,
  earlier: EditionName,
  bytes: readonly Uint8Array[],
  checksums: readonly string[],
): EditionPlan | undefined {
  const text = host.readText(earlier.file)
  const files = text.ok ? [...madeFiles(text.value)] : []
  const head = text.ok ? openHead(host, earlier.file) : undefined
  if (!head?.ok || files.length !== checksums.length) return undefined
  if (files.some(([, sha256], index) => sha256 !== checksums[index])) return undefined
  const { folder, edition } = head.value
  const paths = files.map(([name], index): readonly [string, Uint8Array] => [
    folder === '' ? name : `${folder}/${name}`,
    bytes[index] ?? new Uint8Array(),
  ])
  return { edition, fresh: false, files: new Map(paths), kept: new Map() }
}

/** The inputs that no earlier edition has kept. One that is there but cut short, by a power cut, is written again. */
export function inputsToStore(
  host: Host,
  inputs: ReadonlyMap<string, Uint8Array>,
  checksums: ReadonlyMap<string, string>,
): ReadonlyMap<string, Uint8Array> {
  const missing = new Map<string, Uint8Array>()
  for (const [input, bytes] of inputs) {
    const stored = storedFile(input, checksums.get(input) ?? checksum(bytes))
    const there = host.readBytes(stored)
    if (!there.ok || there.value.length !== bytes.length) missing.set(stored, bytes)
  }
  return missing
}

const apart = ({ number, document }: MadeDocument, issued: EditionName, edition: number): Diagnostic =>
  warning(
    'edition-issued',
    `${number || document} 的第${issued.edition}版已经印发，原文件不动；这次的内容不同，另存为第${edition}版`,
    null,
    '已印发的公文要改正，请另行发文、另编文号；只是试排，请把“状态”改为讨论稿。',
  )
