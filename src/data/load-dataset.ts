import type * as z from 'zod'
import { andThen, type Diagnostic, fail, type Outcome, outcome, warning } from '../diagnostics/diagnostic.js'
import type { Host } from '../host/host.js'
import { relationsSchema, type Terms, termsSchema } from './check-forms.js'
import { checkLedger, ledgerDocument, NOTICE } from './check-ledger.js'
import type { Dataset } from './dataset.js'
import { indexPlaces } from './place-index.js'
import { readPreviousYear } from './previous-year.js'
import { readDataFile, readTextFiles, unknownEntries } from './read-files.js'
import { readReportFiles, resolveReports } from './read-reports.js'
import { resolveIndicators } from './resolve-indicators.js'
import { resolveRetyped } from './resolve-retyped.js'
import { namedFigures, resolveHighlights, resolveSnippets } from './resolve-snippets.js'
import { factsSchema, highlightHeadSchema, placesSchema, snippetHeadSchema, waiversSchema } from './schema.js'
import { lastYearSchema, retypedSchema } from './schema-compared.js'
import { figuresSchema } from './schema-figures.js'
import { indicatorsSchema } from './schema-indicators.js'
import { ledgerSchema, letterSchema } from './schema-letters.js'
import type { Sourced } from './sourced.js'
import { ledgerFile, placesFile, termsFile, yearFiles } from './year-files.js'
import { checkYear, dataFolder, isSample, listYears, yearFile } from './years.js'

/** Everything reported for one year, with what is left of the years before. */
export const loadDataset = (host: Host, folder: string): Outcome<Dataset> =>
  andThen(loadYear(host, folder), ({ lastYearSource, ...year }) =>
    andThen(loadCopied(host, lastYearSource), (copiedFrom) =>
      outcome({ ...year, previous: readPreviousYear(host, year.facts), copiedFrom }),
    ),
  )

/** The year that 上年.yaml names as its source. What is wrong in it is told of there; here, that it is no measure. */
function loadCopied(host: Host, source: Sourced<string> | null): Outcome<Dataset | null> {
  if (!source?.value.startsWith(`${dataFolder}/`)) return outcome(null)
  const folder = listYears(host).find((each) => source.value === `${dataFolder}/${each}`)
  const year = folder === undefined ? null : loadYear(host, folder)
  if (year?.ok) return outcome({ ...year.value, previous: null, copiedFrom: null })
  const [wrong, hint] = year
    ? ['有错误，读不出来', `请运行 npx tongbao check ${folder}，改正那里的错误。`]
    : ['没有这一年', '请核对来源；那一年的文件夹不在了的，写出它的公文，如“吉政函〔2023〕10号”。']
  const message = `来源“${source.value}”${wrong}：没有与它核对`
  return outcome(null, [warning('last-year-unread', message, source.at, hint)])
}

/** What the files of one year say. */
interface YearData extends Omit<Dataset, 'previous' | 'copiedFrom'> {
  /** 来源 of 上年.yaml; null where there is no such file. */
  readonly lastYearSource: Sourced<string> | null
}

/** All files of a year are read, so that one run names the problems of all of them. */
function loadYear(host: Host, folder: string): Outcome<YearData> {
  const missing = checkYear(host, folder)
  if (missing) return fail(missing)
  const noticed = new Noticed()
  const files = readYear(host, folder, noticed)
  const resolved = resolveYear(files, folder, noticed)
  const { diagnostics } = noticed
  const parts = complete({ ...files, ...resolved })
  if (!parts) return { ok: false, diagnostics }
  const { index, facts, indicators, figures, highlights, snippets, lastYear, retyped, retypedRankings } = parts
  const { reports, waivers, relations, terms, letter, ledger } = parts
  return outcome(
    {
      folder,
      sample: isSample(folder),
      facts: facts.facts,
      places: index.places,
      ...indicators,
      reports,
      figures: [...namedFigures(figures, null), ...highlights.figures],
      ...snippets,
      highlights: highlights.highlights,
      waivers,
      relations,
      terms,
      letter,
      ledger,
      lastYear: lastYear.figures,
      lastYearSource: lastYear.source,
      retyped: retyped.figures,
      retypedRankings,
    },
    diagnostics,
  )
}

/** What was noticed so far, in the order in which it is told. */
class Noticed {
  readonly diagnostics: Diagnostic[] = []

  /** The product of a stage; undefined where it has none. */
  take<T>(from: Outcome<T>): T | undefined {
    this.diagnostics.push(...from.diagnostics)
    return from.ok ? from.value : undefined
  }
}

/** The files of a year as they are written; undefined for one that cannot be read. */
function readYear(host: Host, folder: string, noticed: Noticed) {
  const path = (name: string) => yearFile(folder, name)
  const read = <T>(file: string, schema: z.ZodType<T>) => noticed.take(readDataFile(host, file, schema))
  /** A file that need not be there, and what stands for it where it is not. */
  const readAny = <T, N>(file: string, schema: z.ZodType<T>, none: N): T | N | undefined =>
    hasFile(host, file) ? read(file, schema) : none

  const places = read(placesFileOf(host, folder), placesSchema)
  const files = {
    index: places && noticed.take(indexPlaces(places)),
    facts: read(path(yearFiles.facts), factsSchema),
    table: read(path(yearFiles.indicators), indicatorsSchema),
    figures: readAny(path(yearFiles.figures), figuresSchema, []),
    waivers: readAny(path(yearFiles.waivers), waiversSchema, []),
    relations: readAny(path(yearFiles.relations), relationsSchema, []),
    letter: readAny(path(yearFiles.letter), letterSchema, null),
    lastYear: readAny(path(yearFiles.lastYear), lastYearSchema, { source: null, figures: [] }),
    retyped: readAny(path(yearFiles.retyped), retypedSchema, { figures: [], rankings: [] }),
    ledger: readAny(ledgerFile, ledgerSchema, []),
    terms: noticed.take(readTerms(host, [termsFile, path(yearFiles.terms)])),
    snippetFiles: readTextFiles(host, path(yearFiles.snippets), snippetHeadSchema),
    highlightFiles: readTextFiles(host, path(yearFiles.highlights), highlightHeadSchema),
    reportFiles: readReportFiles(host, path(yearFiles.reports)),
  }
  noticed.diagnostics.push(
    ...files.snippetFiles.diagnostics,
    ...files.highlightFiles.diagnostics,
    ...files.reportFiles.diagnostics,
    ...unknownEntries(host, `${dataFolder}/${folder}`, Object.values(yearFiles)),
  )
  return files
}

/** What the files name in each other, found; undefined where a file that it takes could not be read. */
function resolveYear(files: ReturnType<typeof readYear>, folder: string, noticed: Noticed) {
  const { index, facts, table, letter, ledger, retyped, snippetFiles, highlightFiles, reportFiles } = files
  const file = yearFile(folder, yearFiles.indicators)
  const indicators = index && table && noticed.take(resolveIndicators(table, { ...reportFiles, places: index, file }))
  const resolved = {
    indicators,
    retypedRankings:
      index && retyped && indicators && noticed.take(resolveRetyped(retyped.rankings, index, indicators)),
    reports: index && indicators && noticed.take(resolveReports(reportFiles, index, indicators.indicators)),
    snippets: facts && noticed.take(resolveSnippets(snippetFiles, facts.snippetLists)),
    highlights: index && noticed.take(resolveHighlights(highlightFiles, index, yearFile(folder, yearFiles.highlights))),
  }
  if (index && letter) {
    const strangers = letter.ownDates.filter(({ place }) => !index.find(place.value))
    noticed.diagnostics.push(...strangers.map(({ place }) => index.unknown(place.value, place.at)))
  }
  if (index && facts && ledger) {
    const notice = ledgerDocument(folder, NOTICE)
    noticed.diagnostics.push(...checkLedger(ledger, { places: index, facts: facts.facts, notice }))
  }
  return resolved
}

/** All parts of a whole; undefined where one is missing. */
const complete = <T extends object>(parts: T): { readonly [K in keyof T]: Exclude<T[K], undefined> } | undefined =>
  Object.values(parts).includes(undefined) ? undefined : (parts as { [K in keyof T]: Exclude<T[K], undefined> })

/** The list of places of a year: its own, of a time when there were others, or the one that all share. */
export function placesFileOf(host: Host, folder: string): string {
  const own = yearFile(folder, yearFiles.places)
  return hasFile(host, own) ? own : placesFile
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
