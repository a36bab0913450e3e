import type * as z from 'zod'
import { andThen, type Diagnostic, fail, type Outcome, outcome, warning } from '../diagnostics/diagnostic.js'
import type { Host } from '../host.js'
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
  const path = (name: string) => yearFile(folder, name)
  const diagnostics: Diagnostic[] = []
  const take = <T>(from: Outcome<T>): T | undefined => {
    diagnostics.push(...from.diagnostics)
    return from.ok ? from.value : undefined
  }

  const places = take(readDataFile(host, placesFileOf(host, folder), placesSchema))
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
  const lastYear = readAny(path(yearFiles.lastYear), lastYearSchema, { source: null, figures: [] })
  const retyped = readAny(path(yearFiles.retyped), retypedSchema, { figures: [], rankings: [] })
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
  const retypedRankings = index && retyped && indicators && take(resolveRetyped(retyped.rankings, index, indicators))
  const reports = index && indicators && take(resolveReports(reportFiles, index, indicators.indicators))
  const snippets = facts && take(resolveSnippets(snippetFiles, facts.snippetLists))
  const highlights = index && take(resolveHighlights(highlightFiles, index, path(yearFiles.highlights)))

  if (index && letter) {
    const strangers = letter.ownDates.filter(({ place }) => !index.find(place.value))
    diagnostics.push(...strangers.map(({ place }) => index.unknown(place.value, place.at)))
  }
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
    !retypedRankings ||
    !snippets ||
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
