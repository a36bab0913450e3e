import { makeLocate } from '../../checks/locate.js'
import { LETTER, NOTICE } from '../../data/check-ledger.js'
import { andThen, error, fail, type Outcome, outcome, type PrintedPlace } from '../../diagnostics/diagnostic.js'
import { passagesOf, type Spot } from '../../document/passages.js'
import { checksum } from '../../editions/checksum.js'
import { editionBase } from '../../editions/edition-base.js'
import { listEditions, openRecord } from '../../editions/edition-files.js'
import { readLettersRecord } from '../../editions/letters-record.js'
import { explainDerivation } from '../../figures/explain-derivation.js'
import type { Host } from '../../host/host.js'
import { renderDocx } from '../../render/docx/render-docx.js'
import { openIssued } from '../base.js'
import { CORRECTION, correctionLetter } from '../correction-letter.js'
import { composeYear, onPages, type VersionDocument, type YearVersion } from '../year-version.js'
import type { WrittenFile } from './find-written.js'
import { passageIndex } from './passage-index.js'
import { readDocxFile } from './read-file.js'
import type { FileParagraph } from './read-paragraphs.js'

/** A file as it was written, with the way back from its words to what they were made from. */
export interface WrittenDocument {
  readonly paragraphs: readonly FileParagraph[]
  /** Whether these are the bytes that were written, or only the same document made by another program version. */
  readonly identical: boolean
  /** What a figure of a name is computed from, in words; empty for one that is given, and for what is no figure. */
  readonly formulaOf: (name: string) => string
  /** The words of a paragraph from an offset on, where they stand in the document; null for what the program adds. */
  readonly spotAt: (paragraph: FileParagraph, start: number, end: number) => Spot | null
  readonly printedAt: (spot: Spot) => PrintedPlace | null
}

/** Makes a file again as it was written, from the inputs that its record has kept. */
export function rebuildWritten(host: Host, written: WrittenFile): Outcome<WrittenDocument> {
  const made = documentOf(host, written)
  // What was noticed when it was made was told then.
  return andThen(made.ok ? outcome(made.value) : made, ({ version, year }) => {
    const { document, pages, fit } = version
    const bytes = renderDocx(document, fit)
    return andThen(readDocxFile(bytes, written.name), ({ paragraphs }) => {
      const passages = passagesOf(document)
      return outcome({
        paragraphs,
        identical: checksum(bytes) === written.sha256,
        formulaOf(figureName) {
          const figure = year.figures.find(figureName, null)
          return figure?.derivation ? (explainDerivation(figure, year.figures)?.formula ?? '') : ''
        },
        spotAt: passageIndex(paragraphs, passages),
        printedAt: makeLocate(passages, pages),
      })
    })
  })
}

interface Rebuilt {
  readonly version: VersionDocument
  readonly year: YearVersion
}

function documentOf(host: Host, { document, edition, name }: WrittenFile): Outcome<Rebuilt> {
  const [folder = '', template = ''] = document.split('/')
  const made = (version: VersionDocument | null, year: YearVersion): Outcome<Rebuilt> =>
    version ? outcome({ version, year }) : fail(unmade(name))
  if (template === LETTER)
    return andThen(letterOf(host, { document, file: edition.file, name }), ({ place, file }) =>
      andThen(editionBase(host, { file }), (base) =>
        andThen(composeYear(base, folder), (year) => made(onPages(year.letter(place)), year)),
      ),
    )
  return andThen(editionBase(host, edition), (base) =>
    andThen(composeYear(base, folder), (year) => {
      if (template === NOTICE) return made(year.notice, year)
      if (template !== CORRECTION) return fail(unmade(name))
      return andThen(openIssued({ host, folder }, year.notice.document.properties.number), (issued) =>
        andThen(issued ? composeYear(issued.host, folder) : fail(unmade(name)), ({ notice }) =>
          andThen(correctionLetter(notice, year, dateOf(host, edition.file)), (version) => made(version, year)),
        ),
      )
    }),
  )
}

const unmade = (name: string) =>
  error('docx-unknown', `${name} 当时的样子重做不出来`, null, '请与打印件、封存包里的公文人工核对。')

/** Whose letter a file is, and the record of the run that made it as it is. */
function letterOf(
  host: Host,
  { document, file, name }: { readonly document: string; readonly file: string; readonly name: string },
): Outcome<{ readonly place: string; readonly file: string }> {
  const text = host.readText(file)
  return andThen(text, (lines) =>
    andThen(readLettersRecord(lines, file), ({ letters }) => {
      const letter = letters.find(({ files }) => files.some((each) => each.name.normalize('NFC') === name))
      const made = letter && listEditions(host, document).find(({ edition }) => edition === letter.edition)
      return letter && made ? outcome({ place: letter.place, file: made.file }) : fail(unmade(name))
    }),
  )
}

/** The date that a 更正函 was given; null where it is open. */
function dateOf(host: Host, file: string) {
  const record = openRecord(host, { file })
  const text = record.ok ? record.value.paragraphs.map((each) => each.text).find((each) => DATE.test(each)) : undefined
  const [, year, month, day] = DATE.exec(text ?? '') ?? []
  return year && month && day ? { year: Number(year), month: Number(month), day: Number(day) } : null
}

const DATE = /^(\d{4})年(\d{1,2})月(\d{1,2})日$/u
