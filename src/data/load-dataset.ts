import type * as z from 'zod'
import { type Diagnostic, error, fail, type Outcome, outcome, place } from '../diagnostics/diagnostic.js'
import { nearestName } from '../diagnostics/nearest-name.js'
import type { Host } from '../host.js'
import { relationsSchema, type Terms, termsSchema } from './check-forms.js'
import { checkLedger, ledgerDocument, NOTICE } from './check-ledger.js'
import type { Dataset, Highlight, NamedFigure, Place, Snippet, Sourced } from './dataset.js'
import { indexPlaces, type PlaceIndex } from './place-index.js'
import { readPreviousYear } from './previous-year.js'
import { type FolderFiles, readDataFile, readTextFiles, type TextFile, unknownEntries } from './read-files.js'
import { readReportFiles, resolveReports } from './read-reports.js'
import { resolveIndicators } from './resolve-indicators.js'
import { factsSchema, highlightHeadSchema, placesSchema, snippetHeadSchema, waiversSchema } from './schema.js'
import { lastYearSchema, retypedSchema } from './schema-compared.js'
import { type FigureEntry, figuresSchema } from './schema-figures.js'
import { indicatorsSchema } from './schema-indicators.js'
import { ledgerSchema, letterSchema } from './schema-letters.js'
import { checkYear, dataFolder, isSample } from './years.js'

/** The names of the files and folders of a year. */
export const yearFiles = {
  facts: '文件.yaml',
  indicators: '指标.yaml',
  figures: '数字.yaml',
  relations: '勾稽.yaml',
  terms: '用语.yaml',
  waivers: '豁免.yaml',
  snippets: '片段',
  highlights: '亮点',
  reports: '上报',
  letter: '函.yaml',
  lastYear: '上年.yaml',
  retyped: '复录.yaml',
  /** The workbooks that figures were imported from: kept, not read. */
  workbooks: '来表',
} as const

/** The list of places that all years share. */
export const placesFile = `${dataFolder}/地方.yaml`

/** The words that all years share. */
export const termsFile = `${dataFolder}/用语.yaml`

/** The document numbers given out, of all years. */
export const ledgerFile = `${dataFolder}/台账.yaml`

/** Everything reported for one year. All files are read, so that one run names the problems of all of them. */
export function loadDataset(host: Host, folder: string): Outcome<Dataset> {
  const missing = checkYear(host, folder)
  if (missing) return fail(missing)
  const path = (name: string) => `${dataFolder}/${folder}/${name}`
  const diagnostics: Diagnostic[] = []
  const take = <T>(from: Outcome<T>): T | undefined => {
    diagnostics.push(...from.diagnostics)
    return from.ok ? from.value : undefined
  }

  const places = take(readDataFile(host, placesFile, placesSchema))
  const index = places && take(indexPlaces(places))
  const facts = take(readDataFile(host, path(yearFiles.facts), factsSchema))
  const table = take(readDataFile(host, path(yearFiles.indicators), indicatorsSchema))
  /** A file that need not be there, and what stands for it where it is not. */
  const readAny = <T, N>(file: string, schema: z.ZodType<T>, none: N): T | N | undefined =>
    hasFile(host, file) ? take(readDataFile(host, file, schema)) : none
  const figures = readAny(path(yearFiles.figures), figuresSchema, [])
  const waivers = readAny(path(yearFiles.waivers), waiversSchema, [])
  const relations = readAny(path(yearFiles.relations), relationsSchema, [])
  const letter = readAny(path(yearFiles.letter), letterSchema, null)
  const lastYear = readAny(path(yearFiles.lastYear), lastYearSchema, [])
  const retyped = readAny(path(yearFiles.retyped), retypedSchema, [])
  const ledger = readAny(ledgerFile, ledgerSchema, [])
  const terms = take(readTerms(host, [termsFile, path(yearFiles.terms)]))
  const snippetFiles = readTextFiles(host, path(yearFiles.snippets), snippetHeadSchema)
  const highlightFiles = readTextFiles(host, path(yearFiles.highlights), highlightHeadSchema)
  const reportFiles = readReportFiles(host, path(yearFiles.reports))
  diagnostics.push(
    ...snippetFiles.diagnostics,
    ...highlightFiles.diagnostics,
    ...reportFiles.diagnostics,
    ...unknownEntries(host, `${dataFolder}/${folder}`, Object.values(yearFiles)),
  )

  const indicators =
    index &&
    table &&
    take(resolveIndicators(table, { ...reportFiles, places: index, file: path(yearFiles.indicators) }))
  const reports = index && indicators && take(resolveReports(reportFiles, index, indicators.indicators))
  const snippets = snippetFiles.files.map((file): Snippet => ({ ...snippetOf(file), heading: file.head.heading }))
  const snippetLists = facts && take(resolveLists(facts.snippetLists, snippets, snippetFiles.unread))
  const highlights = index && take(resolveHighlights(highlightFiles, index, path(yearFiles.highlights)))

  if (index && facts && ledger) {
    const notice = ledgerDocument(folder, NOTICE)
    diagnostics.push(...checkLedger(ledger, { places: index, facts: facts.facts, notice }))
  }

  if (
    !index ||
    !facts ||
    !indicators ||
    !reports ||
    !figures ||
    !waivers ||
    !relations ||
    !terms ||
    letter === undefined ||
    !ledger ||
    !lastYear ||
    !retyped ||
    !snippetLists ||
    !highlights
  )
    return { ok: false, diagnostics }
  return outcome(
    {
      folder,
      sample: isSample(folder),
      facts: facts.facts,
      places: index.places,
      ...indicators,
      reports,
      figures: [...namedFigures(figures, null), ...highlights.figures],
      snippets,
      snippetLists,
      highlights: highlights.highlights,
      waivers,
      relations,
      terms,
      previous: readPreviousYear(host, facts.facts),
      letter,
      ledger,
      lastYear,
      retyped,
    },
    diagnostics,
  )
}

function hasFile(host: Host, file: string): boolean {
  const folder = file.slice(0, file.lastIndexOf('/'))
  return host.list(folder)?.some(({ name }) => `${folder}/${name}` === file) ?? false
}

/** The words of every file that is there. */
function readTerms(host: Host, files: readonly string[]): Outcome<Terms> {
  const found = files.filter((file) => hasFile(host, file))
  const read = found.map((file) => readDataFile(host, file, termsSchema))
  const terms = read.flatMap((each) => (each.ok ? [each.value] : []))
  return outcome(
    { terms: terms.flatMap((each) => each.terms), units: terms.flatMap((each) => each.units) },
    read.flatMap((each) => each.diagnostics),
  )
}

function resolveLists(
  lists: ReadonlyMap<string, readonly Sourced<string>[]>,
  snippets: readonly Snippet[],
  unread: ReadonlySet<string>,
): Outcome<ReadonlyMap<string, readonly Snippet[]>> {
  const byName = new Map(snippets.map((snippet) => [snippet.name, snippet]))
  const diagnostics: Diagnostic[] = []
  const resolved = [...lists].map(([list, names]): [string, readonly Snippet[]] => [
    list,
    names.flatMap(({ value, at }) => {
      const snippet = byName.get(value)
      if (snippet) return [snippet]
      if (unread.has(value)) return []
      const near = nearestName(value, byName.keys())
      const hint = near ? `是不是“${near}”？` : `请在“${yearFiles.snippets}”文件夹里新建 ${value}.md。`
      diagnostics.push(error('snippet-unknown', `没有叫“${value}”的片段`, at, hint))
      return []
    }),
  ])
  return outcome(new Map(resolved), diagnostics)
}

type HighlightHead = {
  readonly place: Sourced<string> | null
  readonly figures: readonly FigureEntry[]
}
interface Highlights {
  readonly highlights: readonly Highlight[]
  readonly figures: readonly NamedFigure[]
}

/** One highlight a place, in official order, with its figures; a document that tells of no place has none at all. */
function resolveHighlights(
  { files, unread }: FolderFiles<TextFile<HighlightHead>>,
  index: PlaceIndex,
  folder: string,
): Outcome<Highlights> {
  const byPlace = new Map<Place, TextFile<HighlightHead>>()
  const diagnostics: Diagnostic[] = []
  for (const file of files) {
    const called = file.head.place ?? { value: file.name, at: place(file.file, 1, 1) }
    const found = index.find(called.value)
    if (!found) {
      diagnostics.push(index.unknown(called.value, called.at))
      continue
    }
    const earlier = byPlace.get(found)
    if (earlier) {
      const hint = `另一份是 ${earlier.file}，请留一份。`
      diagnostics.push(error('highlight-duplicate', `“${called.value}”有两份亮点`, called.at, hint))
    } else byPlace.set(found, file)
  }

  const highlights: Highlight[] = []
  const figures: NamedFigure[] = []
  if (files.length === 0 && unread.size === 0) return outcome({ highlights, figures })
  for (const each of index.places) {
    const file = byPlace.get(each)
    if (file) {
      highlights.push(highlightOf(file, each))
      figures.push(...namedFigures(file.head.figures, each))
    } else if (!unread.has(each.name.value)) {
      const { value: name, at } = each.name
      diagnostics.push(error('highlight-missing', `“${name}”没有亮点`, at, `请新建 ${folder}/${name}.md。`))
    }
  }
  return outcome({ highlights, figures }, diagnostics)
}

const snippetOf = ({ name, file, text, at }: TextFile<unknown>) => ({ name, file, text, at })

// Written out, not spread: V8 gives each object of a spread a shape of its own, which takes more memory than the object.
const highlightOf = ({ name, file, text, at }: TextFile<unknown>, place: Place): Highlight => ({
  name,
  file,
  text,
  at,
  heading: null,
  place,
})

const namedFigures = (entries: HighlightHead['figures'], scope: Place | null): readonly NamedFigure[] =>
  entries.map(({ name, quantity, formula }) => ({ name, quantity, formula, scope }))
