import { printDate } from '../data/parse-date.js'
import { yearFiles } from '../data/year-files.js'
import { yearFile } from '../data/years.js'
import { type Diagnostic, error, note, type Outcome, outcome, warning } from '../diagnostics/diagnostic.js'
import { checksum } from '../editions/checksum.js'
import { type EditionRecord, readRecord } from '../editions/edition-record.js'
import { madeDocument } from '../editions/made-document.js'
import { makeRecord } from '../editions/plan-edition.js'
import { recordingHost } from '../editions/recording-host.js'
import type { FontOptions } from '../fonts/resolve-fonts.js'
import { composeDocument, layOutDocument, type RenderedDocument, renderDocument } from '../pipeline.js'
import { compareFiles, type FileDifference } from './compare-files.js'
import { madeFiles } from './make-package.js'
import { type Manifest, packagePaths, type SealedFont } from './manifest.js'
import type { SealedPackage } from './open-sealed.js'
import { sealedFonts } from './sealed-fonts.js'

/** How a package is rebuilt. */
export interface Rebuild {
  /** The fonts of this machine; a package that was drawn with the bundled ones is rebuilt with these. */
  readonly fonts: FontOptions
  /** Version of the program that rebuilds. */
  readonly program: string
}

/** What came of it. */
export interface Verification {
  /** Whether everything made anew has the very bytes that were sealed. */
  readonly identical: boolean
  /** How many files were made anew and compared. */
  readonly compared: number
}

/**
 * Makes everything in a package anew from the data in it, and compares. Where bytes differ it says whether another
 * font, another version of the program or the packing is to blame, and compares what the files say; a difference in
 * that is an error, and so is one that nothing explains.
 */
export async function verifyPackage(
  sealed: SealedPackage,
  { fonts, program }: Rebuild,
): Promise<Outcome<Verification>> {
  const { manifest, files } = sealed
  const recordBytes = files.get(packagePaths.record)
  const record = readRecord(new TextDecoder().decode(recordBytes ?? new Uint8Array()), packagePaths.record)
  if (!record.ok) return record
  const rebuilt = await rebuild(sealed, record.value, fonts)
  if (!rebuilt.ok) return rebuilt
  const { rendered, again } = rebuilt.value
  const fontsNow = sealedFonts(rendered.fonts.report, fonts.host)
  const reasons = whyDifferent(manifest.program, program, changedFonts(manifest.fonts, fontsNow))
  const found = [
    ...wrongFacts(manifest, rendered.document),
    ...wrongRecord(record.value, files),
    ...unusedFiles(files, rebuilt.value),
    ...[...again].flatMap(([name, bytes]) => {
      const there = files.get(name)
      return explain(name, there ? compareFiles(name, there, bytes) : { kind: 'content', where: '包里没有' }, reasons)
    }),
  ]
  const repacked = '封存包重新打包过，或用了另一版压缩程序；里面的文件逐个核对过'
  return outcome({ identical: found.length === 0, compared: again.size }, [
    ...found,
    ...(sealed.original ? [] : [note('package-same-content', repacked)]),
  ])
}

/** What the data in a package make today. */
interface Rebuilt {
  /** The folder of its year. */
  readonly folder: string
  readonly rendered: RenderedDocument
  /** What was read to make it, by workspace path. */
  readonly inputs: ReadonlyMap<string, Uint8Array>
  /** The files made anew, by their names in the package. */
  readonly again: ReadonlyMap<string, Uint8Array>
}

async function rebuild(
  { manifest, host: within }: SealedPackage,
  record: EditionRecord,
  fonts: FontOptions,
): Promise<Outcome<Rebuilt>> {
  const cut = manifest.document.lastIndexOf('/')
  const [folder, template] = [manifest.document.slice(0, cut), manifest.document.slice(cut + 1)]
  const host = recordingHost(within)
  const composed = composeDocument({ host, folder, template })
  if (!composed.ok) return { ok: false, diagnostics: [...composed.diagnostics, unmade()] }
  const bundledOnly = fonts.bundledOnly || manifest.fonts.every(({ origin }) => origin === 'bundle')
  const laidOut = layOutDocument(composed.value, { ...fonts, bundledOnly })
  if (!laidOut.ok) return { ok: false, diagnostics: [...laidOut.diagnostics, unmade()] }
  const rendered = await renderDocument(laidOut.value)

  const used = manifest.fonts.filter(({ typeface }) => typeface !== '其余')
  const inputs = host.inputs()
  const made = madeDocument(rendered, { template, inputs, fonts: used, program: manifest.program })
  const anew = makeRecord(made, manifest.edition, record.folder)
  const diagnostics = [...composed.diagnostics, ...laidOut.diagnostics]
  const listed = { ...anew, files: namedAlike(anew, record) }
  const again = await madeFiles({ host, folder, rendered, record: listed, diagnostics })
  return outcome({ folder, rendered, inputs, again })
}

/** Where the manifest says something of the document that the data do not. */
function wrongFacts(manifest: Manifest, { properties }: RenderedDocument['document']): readonly Diagnostic[] {
  const facts = [
    ['文号', manifest.number, properties.number],
    ['标题', manifest.title, properties.title],
    ['成文日期', manifest.date, printDate(properties.date)],
  ] as const
  return facts
    .filter(([, listed, actual]) => listed !== actual)
    .map(([name, listed, actual]) => differs(packagePaths.manifest, `${name}写的是“${listed}”，数据里是“${actual}”`))
}

/** Where the record lists other documents than lie in the package. */
const wrongRecord = (record: EditionRecord, files: SealedPackage['files']): readonly Diagnostic[] =>
  record.files
    .filter(({ name, sha256 }) => {
      const there = files.get(packagePaths.documents + name)
      return !there || checksum(there) !== sha256
    })
    .map(({ name }) => differs(packagePaths.record, `列的不是包里的 ${name}`))

/** Files that the document is not made from, and that no one makes of it; the workbooks that were imported are kept beside. */
function unusedFiles(files: SealedPackage['files'], { folder, inputs, again }: Rebuilt): readonly Diagnostic[] {
  const workbooks = `${yearFile(folder, yearFiles.workbooks)}/`
  return [...files.keys()]
    .filter((name) => !again.has(name) && !inputs.has(name) && !name.startsWith(workbooks))
    .map((name) => differs(name, '这份公文没有用到它'))
}

/** The files of a record made anew, by the names under which they were sealed; they are compared themselves. */
const namedAlike = (anew: EditionRecord, sealed: EditionRecord): EditionRecord['files'] =>
  anew.files.every(({ name }, index) => name === sealed.files[index]?.name) ? sealed.files : anew.files

const unmade = (): Diagnostic => differs('data', '用包里的数据做不出这份公文，见上面的问题')

const differs = (name: string, where: string): Diagnostic =>
  error('package-differs', `封存包里的 ${name} 不对：${where}`, null, '这个封存包不能作为凭据，请与原件核对。')

const changedFonts = (sealed: readonly SealedFont[], now: readonly SealedFont[]): readonly string[] =>
  sealed.flatMap(({ typeface, sha256 }) =>
    now.find((font) => font.typeface === typeface)?.sha256 === sha256 ? [] : [typeface],
  )

interface Reasons {
  readonly fonts: string
  readonly program: string
}

const whyDifferent = (sealed: string, now: string, fonts: readonly string[]): Reasons => ({
  fonts: fonts.length > 0 ? `这台机器的${fonts.join('、')}字体不同` : '',
  program: sealed === now ? '' : `程序版本不同（封存时 ${sealed}，现在 ${now}）`,
})

/** What the program of then may have said in its own words: it is told, and not taken for the same. */
const otherReport = (name: string, where: string, why: string): Diagnostic => {
  const hint = '公文本身另行比较，不受影响；报告请与印发时存档的核对。'
  return warning('package-report-differs', `${name} 与重做的不同：${where}；${why}`, null, hint)
}

/** A document of another version of the program may be as that version made it. */
const differsFrom = (name: string, where: string, why: string): Diagnostic => {
  if (why === '') return differs(name, where)
  const hint = `${why}，也可能是程序改了：请用封存时的那一版再核验；还是不同，这个封存包就不能作为凭据。`
  return { ...differs(name, where), hint }
}

/** What is said of a difference. A PDF depends on fonts; everything depends on the version of the program. */
function explain(name: string, difference: FileDifference, { fonts, program }: Reasons): readonly Diagnostic[] {
  const same = (why: string) => [
    warning('package-same-content', `${name} 的字节不同，内容相同：${why}`, null, '内容已逐项比较，可以放心。'),
  ]
  switch (difference.kind) {
    case 'none':
      return []
    case 'packing':
      return same('压缩程序不同，解开以后一字节不差')
    case 'wording-same': {
      const why = [name.endsWith('.pdf') ? fonts : '', program].filter((reason) => reason !== '')
      return why.length > 0 ? same(why.join('，')) : [differs(name, `${difference.where}，没有原因可以说明`)]
    }
    case 'content': {
      const report = name.startsWith(packagePaths.reports) && program !== ''
      return [(report ? otherReport : differsFrom)(name, difference.where, program)]
    }
  }
}
