import { error, fail, type Outcome, outcome } from '../../diagnostics/diagnostic.js'
import {
  type EditionName,
  editionsFolder,
  filesOfEdition,
  listEditions,
  openHead,
} from '../../editions/edition-files.js'
import { storeFolder } from '../../editions/input-store.js'
import { reportNames } from '../../editions/report-files.js'
import type { Host } from '../../host/host.js'

/** A file that was written once, by the record that says so. */
export interface WrittenFile {
  /** `2022/通报`: as the ledger names it. */
  readonly document: string
  readonly edition: EditionName
  /** The name under which it was written. */
  readonly name: string
  /** Of the bytes that were written. */
  readonly sha256: string
}

/** So many editions of a file that was renamed are looked at, the last first. */
const MOST_EDITIONS = 5

/**
 * The records that a file may have been written under, the likeliest first: of the same name the last edition; of a name
 * that only begins alike, as copies have (`…（手改）.docx`, `… - 副本.docx`), several. `folders` are those that the file
 * lies in, the innermost last: a year among them is meant.
 */
export function findWritten(host: Host, name: string, folders: readonly string[]): Outcome<readonly WrittenFile[]> {
  const wanted = name.normalize('NFC')
  const stem = stemOf(wanted)
  const all = documentsOf(host).flatMap((document) => writtenUnder(host, document))
  const paper = papersOf(host).find((known) => wanted.startsWith(stemOf(known)))
  if (paper !== undefined)
    return fail(
      error('docx-unknown', `${name} 不是公文，是随更正写出的材料`, null, '请写公文本身（.docx）；材料可以重新做。'),
    )
  const same = all.filter((each) => each.name === wanted)
  const inFolder = (of: readonly WrittenFile[]) => {
    const score = new Map(of.map((each) => [each, folderScore(host, each, folders)]))
    return of.toSorted((a, b) => (score.get(b) ?? 0) - (score.get(a) ?? 0))
  }
  if (same.length > 0) {
    const [likeliest] = inFolder(same)
    return outcome(likeliest ? [likeliest] : [])
  }
  const begun = all.filter((each) => stem.startsWith(stemOf(each.name)))
  const longest = Math.max(0, ...begun.map((each) => each.name.length))
  const alike = inFolder(begun.filter((each) => each.name.length === longest)).slice(0, MOST_EDITIONS)
  if (alike.length > 0) return outcome(alike)
  const hint = '请用写出时的文件名（后面可以加字），在写出它的工作文件夹里运行，或者用 --workspace 指定。'
  return fail(error('docx-unknown', `没有写出过这个文件的记录：${name}`, null, hint))
}

/** How well the folders of a file say that it is an edition's: its year first, then the folder of its own that it has. */
function folderScore(host: Host, { document, edition }: WrittenFile, folders: readonly string[]): number {
  const head = openHead(host, edition.file)
  const own = head.ok ? head.value.folder : ''
  const year = folders.includes(document.split('/')[0] ?? '')
  return (year ? 4 : 0) + (own !== '' && folders.at(-1) === own ? 2 : own === '' ? 1 : 0)
}

const stemOf = (name: string): string => name.replace(/\.docx$/iu, '')

/** Every document that has records, years in their order, the newest first. */
const documentsOf = (host: Host): readonly string[] =>
  yearsOf(host)
    .toReversed()
    .flatMap((year) =>
      (host.list(`${editionsFolder}/${year}`) ?? []).flatMap((each) =>
        each.kind === 'folder' ? [`${year}/${each.name}`] : [],
      ),
    )

const yearsOf = (host: Host): readonly string[] =>
  (host.list(editionsFolder) ?? []).flatMap(({ name, kind }) =>
    kind === 'folder' && !storeFolder.endsWith(`/${name}`) ? [name] : [],
  )

/** The DOCX files of a document, the last edition first. */
const writtenUnder = (host: Host, document: string): readonly WrittenFile[] =>
  listEditions(host, document)
    .toReversed()
    .flatMap((edition) =>
      [...filesOfEdition(host, edition)]
        .filter(([name]) => /\.docx$/iu.test(name))
        .map(([name, sha256]) => ({ document, edition, name: name.normalize('NFC'), sha256 })),
    )

/** Redlines that go with a correction. */
const papersOf = (host: Host): readonly string[] =>
  yearsOf(host).flatMap((year) => reportNames(host, year).filter((name) => /\.docx$/iu.test(name)))
