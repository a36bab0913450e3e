import { runLetterChecks } from '../checks/letter-checks.js'
import { layoutWaivers, waiveLayout } from '../checks/waived-layout.js'
import { makeComposer } from '../compose/compose.js'
import type { Excerpt } from '../compose/excerpt-terms.js'
import type { TemplateFile } from '../compose/template-file.js'
import {
  documentNumber,
  isOpenNumber,
  LETTER,
  ledgerDocument,
  ledgerNumber,
  OPEN_SEQUENCE,
} from '../data/check-ledger.js'
import type { Dataset, LedgerEntry, Place, Waiver } from '../data/dataset.js'
import { type Facts, factsOfLetter, type LetterFacts } from '../data/facts.js'
import { type CalendarDate, dayNumber } from '../data/parse-date.js'
import { officialOrder } from '../data/place-index.js'
import type { Sourced } from '../data/sourced.js'
import { yearFiles } from '../data/year-files.js'
import { yearFile } from '../data/years.js'
import {
  type Diagnostic,
  error,
  fail,
  type Outcome,
  outcome,
  type SourcePlace,
  warning,
} from '../diagnostics/diagnostic.js'
import { nameSome } from '../diagnostics/name-some.js'
import type { OfficialDocument } from '../document/document.js'
import type { IssuedWords } from '../document/issued-words.js'
import { citedOf } from '../document/issuers.js'
import { passagesOf } from '../document/passages.js'
import type { FigureBook } from '../figures/figure-book.js'
import { oncePer } from '../keyed/once-per.js'
import { type Layout, layOut } from '../layout/lay-out.js'
import type { Pages } from '../layout/pages.js'
import { letterNumbers } from './assign-numbers.js'
import { indexNotice } from './notice-index.js'
import { verifyHead } from './verify-head.js'
import { verifyLetter } from './verify-letter.js'

/** What letters are made from: the notice with its data. */
export interface LettersInput {
  readonly dataset: Dataset
  readonly figures: FigureBook
  /** The notice, composed from the same data: what letters quote must stand in it. */
  readonly notice: OfficialDocument
  /** The notice as it was issued under its number; null or left out where it was not, or where it is being corrected. */
  readonly issued?: IssuedWords | null
  readonly templates: ReadonlyMap<string, TemplateFile>
}

/** A letter, verified. */
export interface Letter {
  readonly place: Place
  /** Its place in official order, from 1, whichever letters are made. */
  readonly order: number
  readonly document: OfficialDocument
  /** What the year's waivers of letters say of the layout: whoever sets the letter has no other data. */
  readonly waivers: readonly Waiver[]
}

/** A letter on its pages. */
export interface LaidOutLetter extends Letter, Layout {}

/** Composes the letter to one place and holds it against the notice; a letter with errors is none. */
export type ComposeLetter = (place: Place) => Outcome<Letter>

/** Everything that all letters of a year share, made ready once; what is wrong with all of them is said here. */
export function makeLetterComposer(input: LettersInput): Outcome<ComposeLetter> {
  const { dataset, figures, notice, templates } = input
  const { letter } = dataset
  if (!letter) {
    const file = yearFile(dataset.folder, yearFiles.letter)
    return fail(error('letter-missing', `没有 ${file}`, null, '请新建这个文件，写法见 data/README.md。'))
  }
  const composer = makeComposer({ dataset, figures, templates, template: LETTER })
  if (!composer.ok) return composer
  const index = indexNotice(dataset, figures, notice, input.issued)
  const excerptOf = makeExcerpts(letter, input)
  const orderOf = officialOrder(dataset.places)
  const waivers = layoutWaivers(dataset, 'letters')
  const compose: ComposeLetter = (place) => {
    const excerpt = excerptOf(place)
    const composed = composer.value(excerpt)
    if (!composed.ok) return composed
    const document = composed.value
    const found = [
      ...verifyHead(excerpt, passagesOf(document)),
      ...verifyLetter({ dataset, figures, index, place, letter: document }),
    ]
    const checked = runLetterChecks({ dataset, figures, document }, found, () => pagesOf(document))
    const told = checked.map((each) => inLetter(each, place))
    return outcome({ place, order: orderOf(place), document, waivers }, [...composed.diagnostics, ...told])
  }
  const numbered = letterNumbers(dataset.ledger, ledgerDocument(dataset.folder, LETTER))
  const first = dataset.places.find(({ name }) => numbered.has(name.value))
  const cited = first && isOpen(notice) ? composer.value(excerptOf(first)) : undefined
  const open = cited?.ok ? citedOpen(cited.value, notice, dataset) : []
  return outcome(compose, [
    ...composer.diagnostics,
    ...datesApart(letter, dataset.facts),
    ...formsApart(letter),
    ...closingApart(letter),
    ...open,
    ...issuedOpen(
      letter,
      dataset.places.map(({ name }) => name.value).filter((name) => !numbered.has(name)),
    ),
  ])
}

/** What each letter is made from, besides the data of the year. */
export function makeExcerpts(
  letter: LetterFacts,
  { dataset, notice }: Pick<LettersInput, 'dataset' | 'notice'>,
): (place: Place) => Excerpt {
  const numbers = letterNumbers(dataset.ledger, ledgerDocument(dataset.folder, LETTER))
  const cited = citedOf(notice)
  return (place) => {
    const number = numberOf(letter, numbers.get(place.name.value))
    return { place, letter: factsOfLetter(letter, place.name.value), number, notice: cited }
  }
}

/** Pages are of this letter, not of the notice or of another. */
const inLetter = (each: Diagnostic, { name }: Place): Diagnostic => ({
  ...each,
  printed: each.printed && { ...each.printed, letter: name.value },
})

/** The pages of a document, where it can be laid out. */
function pagesOf(document: OfficialDocument): Pages | null {
  const laidOut = layOutOnce(document)
  return laidOut.ok ? laidOut.value.pages : null
}

/** Sets a letter on its pages. */
export function layOutLetter(letter: Letter): Outcome<LaidOutLetter> {
  const { document, place, waivers } = letter
  const set = layOutOnce(document)
  const to = `给${place.name.value}的函：`
  const told = set.diagnostics.map((each) => ({ ...each, message: to + each.message }))
  const laidOut = waiveLayout({ ...set, diagnostics: told }, document, waivers)
  // Whether any letter needed a waiver is asked of all of them together.
  const diagnostics = laidOut.diagnostics
    .filter(({ code }) => code !== 'waiver-stale')
    .map((each) => inLetter(each, place))
  return laidOut.ok ? outcome({ ...letter, ...laidOut.value }, diagnostics) : { ok: false, diagnostics }
}

/** A letter that is compared, checked and made into files is set once. */
const layOutOnce = oncePer(layOut)

const isOpen = ({ properties }: OfficialDocument): boolean => isOpenNumber(properties.number)

/** A letter with its own number may be sent as it is, with a blank in the number of the notice that it cites. */
function citedOpen(letter: OfficialDocument, { properties }: OfficialDocument, { facts }: Dataset) {
  if (!passagesOf(letter).some(({ text }) => text.includes(properties.number))) return []
  const message = `函已经编号，引用的通报还没有文号：${properties.number}`
  const hint = '先印发通报（issue），或者在 文件.yaml 写上“顺序号”，再运行一次 letters；在此以前做出的函不要发出。'
  return [warning('letter-citation-open', message, facts.numberCode.at, hint)]
}

/** Letters that are said to be issued have their numbers: what is kept as issued is never touched again. */
function issuedOpen({ state }: LetterFacts, unnumbered: readonly string[]): readonly Diagnostic[] {
  if (state?.value !== '印发' || unnumbered.length === 0) return []
  const message = `函的状态是“印发”，${unnumbered.length} 份还没有文号：${nameSome(unnumbered)}`
  const hint = '请加 --reserve 编号，或在 data/台账.yaml 登记，发出以后再写“状态: 印发”。'
  return [warning('number-form', message, state.at, hint)]
}

/** A letter bears the year of its date, and comes after what it tells of: all of them, and those that have their own. */
function datesApart(letter: LetterFacts, notice: Facts): readonly Diagnostic[] {
  // A day that nobody has set yet stands as the first of January.
  const common = letter.datePending ? [] : [{ date: letter.date, at: letter.numberYear.at }]
  const own = letter.ownDates.map(({ date }) => ({ date, at: date.at }))
  return [...common, ...own].flatMap((day) => dayApart(day, letter, notice))
}

function dayApart(
  { date, at }: { readonly date: Sourced<CalendarDate>; readonly at: SourcePlace },
  { numberYear }: LetterFacts,
  notice: Facts,
): readonly Diagnostic[] {
  const { year } = date.value
  const found: Diagnostic[] = []
  if (Number(numberYear.value) !== year) {
    const message = `函的文号年份是 ${numberYear.value}，成文日期在 ${year} 年`
    found.push(warning('year-stale', message, at, '文号按成文日期的年份编（条例第九条），请核对。'))
  }
  if (!notice.datePending && dayNumber(date.value) < dayNumber(notice.date.value))
    found.push(warning('year-stale', '函的成文日期早于通报的', date.at, '函在通报印发以后发出，请核对。'))
  return found
}

/** 你州 for what ends in 市: the kind of place is exchanged. */
const formsApart = ({ forms }: LetterFacts): readonly Diagnostic[] =>
  [...forms].flatMap(([ending, { value: form, at }]) => {
    const kind = /[市州区县旗盟]$/u.exec(form)?.[0]
    if (kind === undefined || kind === [...ending].at(-1)) return []
    const message = `名称末尾是“${ending}”的地方，函里称“${form}”`
    return [warning('letter-form', message, at, '请核对 函.yaml 的“称呼”。')]
  })

/** 特此函告 at the end of what became a 通知. */
function closingApart({ genre, closing }: LetterFacts): readonly Diagnostic[] {
  const kind = /[特专]此(函|通知|通报)/u.exec(closing?.value ?? '')?.[1]
  if (!closing || kind === undefined || kind === genre.value) return []
  const message = `文种是“${genre.value}”，结语却是“${closing.value}”`
  return [warning('letter-form', message, closing.at, '请核对 函.yaml 的“文种”“结语”。')]
}

/** The number of the ledger; else an open one, which keeps an ideographic space for the pen. */
const numberOf = ({ numberCode, numberYear }: LetterFacts, entry: LedgerEntry | undefined): Sourced<string> =>
  entry
    ? { value: ledgerNumber(entry), at: entry.sequence.at }
    : { value: documentNumber(numberCode.value, numberYear.value, OPEN_SEQUENCE), at: numberCode.at }
