import { faultyEntry } from '../archive/check-entries.js'
import { packEntries, STORED } from '../archive/pack-entries.js'
import { listZip, unpack, type ZipEntry } from '../archive/unzip.js'
import { type Diagnostic, error, type Outcome, outcome } from '../diagnostics/diagnostic.js'
import type { Host } from '../host/host.js'
import { checksum } from './checksum.js'
import { editionsFolder } from './edition-files.js'
import type { EditionHead } from './edition-record.js'

/**
 * The store of inputs (底稿): each under the checksum of its bytes, whatever editions were made from it. What an edition
 * adds lies there file by file, for who looks into it with an editor; where that would be hundreds, as with the reports
 * of all counties, in one archive.
 */
export const storeFolder = `${editionsFolder}/底稿`

/** So many new inputs go into an archive. */
const MANY = 100
/** An archive has no more, so that of many thousand inputs few are there a second time while they are written. */
const MOST = 1000
/** What no archive of ours has, however many inputs other versions put into one. They are not packed. */
const LIMITS = { entries: 65_535, part: 100_000_000, total: 1_000_000_000, ratio: 1 }
const ARCHIVE = /^[0-9a-f]{64}\.zip$/u

/** The name of an input in the store; its ending is kept, so that an editor opens it as what it is. */
const nameOf = (input: string, sha256: string): string => sha256 + (/\.[a-z0-9]{1,8}$/i.exec(input)?.[0] ?? '')

/** Where an input lies, and its bytes; none where its archive is damaged. */
interface Stored {
  readonly file: string
  readonly bytes: Uint8Array | undefined
}

/** What the archives of a store have, by name. */
interface Archives {
  readonly entries: ReadonlyMap<string, { readonly file: string; readonly entry: ZipEntry }>
  /** Of these nobody knows what they had. */
  readonly damaged: readonly string[]
}

/** The store as it is. Archives are opened when a name is asked for that is no file by itself. */
class InputStore {
  readonly #host: Host
  readonly #names: ReadonlySet<string>
  #archives: Archives | undefined

  constructor(host: Host) {
    this.#host = host
    this.#names = new Set((host.list(storeFolder) ?? []).map(({ name }) => name))
  }

  find(name: string): Stored | undefined {
    const file = `${storeFolder}/${name}`
    const alone = this.#names.has(name) ? this.#host.readBytes(file) : undefined
    if (alone?.ok) return { file, bytes: alone.value }
    const packed = this.#opened().entries.get(name)
    return packed && { file: packed.file, bytes: unpack(packed.entry) }
  }

  /** Archives of which nobody knows any more what they had. */
  get damaged(): readonly string[] {
    return this.#opened().damaged
  }

  #opened(): Archives {
    this.#archives ??= openArchives(
      this.#host,
      [...this.#names].filter((name) => ARCHIVE.test(name)).map((name) => `${storeFolder}/${name}`),
    )
    return this.#archives
  }
}

function openArchives(host: Host, files: readonly string[]): Archives {
  const entries = new Map<string, { file: string; entry: ZipEntry }>()
  const damaged: string[] = []
  for (const file of files) {
    const bytes = host.readBytes(file)
    const listed = bytes.ok ? listZip(bytes.value) : undefined
    if (!listed || faultyEntry(listed, LIMITS)) damaged.push(file)
    else for (const entry of listed) entries.set(entry.name, { file, entry })
  }
  return { entries, damaged }
}

/** Workspace path and bytes of a file of the store. */
export type StoredFile = readonly [file: string, bytes: Uint8Array]

/** What is to be written into the store: inputs one by one, or many of them in archives, each made when it is asked for. */
interface ToStore {
  readonly files: readonly StoredFile[]
  readonly archives: Iterable<StoredFile>
}

/** The inputs that no earlier edition has kept. One that is there but cut short, by a power cut, is written again. */
export function inputsToStore(
  host: Host,
  inputs: ReadonlyMap<string, Uint8Array>,
  sums: ReadonlyMap<string, string>,
): ToStore {
  const store = new InputStore(host)
  const missing = new Map<string, Uint8Array>()
  for (const [input, bytes] of inputs) {
    const name = nameOf(input, sums.get(input) ?? checksum(bytes))
    if (store.find(name)?.bytes?.length !== bytes.length) missing.set(name, bytes)
  }
  return missing.size < MANY
    ? { files: [...missing].map(inStore), archives: [] }
    : { files: [], archives: archivesOf([...missing]) }
}

const inStore = ([name, bytes]: StoredFile): StoredFile => [`${storeFolder}/${name}`, bytes]

/** They are small, and packed they would take longer to write. */
function* archivesOf(inputs: readonly StoredFile[]): Iterable<StoredFile> {
  const sorted = inputs.toSorted(([a], [b]) => (a < b ? -1 : 1))
  for (let first = 0; first < sorted.length; first += MOST) {
    const some = sorted.slice(first, first + MOST)
    const bytes = packEntries(some.map(([name, content]) => ({ name, bytes: content, level: STORED })))
    yield inStore([`${checksum(bytes)}.zip`, bytes])
  }
}

/** What an edition was made from, file by file, out of the store: every byte as it was, or no answer. */
export function restoreInputs(
  host: Host,
  { inputs }: Pick<EditionHead, 'inputs'>,
): Outcome<ReadonlyMap<string, Uint8Array>> {
  const store = new InputStore(host)
  const diagnostics: Diagnostic[] = []
  const files = new Map<string, Uint8Array>()
  for (const [input, sha256] of inputs) {
    const name = nameOf(input, sha256)
    const stored = store.find(name)
    const bytes = stored?.bytes && asKept(stored.bytes, sha256)
    if (bytes) files.set(input, bytes)
    else diagnostics.push(lost(input, stored ? `${stored.file} 被改动过` : notThere(name, store.damaged)))
  }
  return outcome(files, diagnostics)
}

const notThere = (name: string, damaged: readonly string[]): string =>
  `底稿里没有 ${storeFolder}/${name}${damaged.length > 0 ? `，${damaged.join('、')} 打不开` : ''}`

/**
 * The bytes of a checksum. Git on Windows writes every text file with other line ends than it was kept with: put back, they
 * are the very bytes, or the checksum would not say so. Undefined when they are not.
 */
function asKept(bytes: Uint8Array, sha256: string): Uint8Array | undefined {
  if (checksum(bytes) === sha256) return bytes
  const text = Buffer.from(bytes).toString('latin1')
  return [text.replaceAll('\r\n', '\n'), text.replace(/\r?\n/g, '\r\n')]
    .map((each) => new Uint8Array(Buffer.from(each, 'latin1')))
    .find((each) => checksum(each) === sha256)
}

const lost = (input: string, why: string): Diagnostic =>
  error('edition-incomplete', `当时的 ${input} 找不回来：${why}`, null, '底稿由程序保存，不要改动、删除。')
