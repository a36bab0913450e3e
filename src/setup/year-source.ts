import { relationsSchema } from '../data/check-forms.js'
import type { Indicator, Place, PlaceReport, Report } from '../data/dataset.js'
import { loadDataset } from '../data/load-dataset.js'
import type { Period } from '../data/period.js'
import { readDataFile, readTextFiles } from '../data/read-files.js'
import type { Relation } from '../data/relation.js'
import { factsSchema, placesSchema, snippetHeadSchema } from '../data/schema.js'
import { indicatorsSchema, reportsSchema } from '../data/schema-indicators.js'
import { placesFile, yearFiles } from '../data/year-files.js'
import { dataFolder, isSample, yearFile } from '../data/years.js'
import { andThen, type Outcome, outcome } from '../diagnostics/diagnostic.js'
import { buildFigureBook } from '../figures/figure-book.js'
import type { Host } from '../host/host.js'

/** What a new year needs to know of the one that it is made from. */
export interface YearSource {
  readonly folder: string
  readonly sample: boolean
  /** 年度 */
  readonly year: string
  /** 时段 */
  readonly period: Period | null
  /** In official order, as the list is now. */
  readonly places: readonly Place[]
  /** What a place reports; null where none does, and the rankings are published. */
  readonly reported: ReportedKeys | null
  readonly relations: readonly Relation[]
  readonly snippets: readonly SourceSnippet[]
  /** By the name of the place: its words, and a line with its figures if it has any. Null where the year tells of none. */
  readonly highlights: ReadonlyMap<string, { readonly text: string; readonly figures: readonly string[] }> | null
  /** Every number as printed, by its full name; null for a sample, whose numbers are invented. */
  readonly printed: ReadonlyMap<string, string> | null
}

/** The keys of a report that any place has. */
export interface ReportedKeys {
  /** By the name of the indicator: 计划, 完成, 得分. */
  readonly indicators: ReadonlyMap<string, readonly string[]>
  /** 综合得分 */
  readonly overall: boolean
}

/** A snippet as a new year may take it over. */
export interface SourceSnippet {
  readonly name: string
  readonly heading: string | null
  readonly text: string
}

/**
 * Reads a year. A real one must be whole, as its numbers are carried over. Of a sample only the form is taken, so it may
 * be about other places than the list has by now.
 */
export const readYearSource = (host: Host, folder: string): Outcome<YearSource> =>
  andThen(readDataFile(host, placesFile, placesSchema), (places) =>
    isSample(folder) ? readSample(host, folder, places) : readReal(host, folder, places),
  )

const readReal = (host: Host, folder: string, places: readonly Place[]): Outcome<YearSource> =>
  andThen(loadDataset(host, folder), (dataset) =>
    andThen(buildFigureBook(dataset), (book) => {
      const figuresOf = (place: Place): readonly string[] => {
        const own = dataset.figures.filter(({ scope }) => scope === place)
        const texts = own.map(({ name }) => `${name.value} ${book.find(name.value, place)?.text ?? ''}`)
        return texts.length > 0 ? [`数字：${texts.join('，')}`] : []
      }
      const known = book.figures.filter(({ quantity }) => quantity.digits !== '')
      return outcome({
        ...{ folder, sample: false, places, relations: dataset.relations },
        year: dataset.facts.year.value,
        period: dataset.facts.period?.value ?? null,
        reported: dataset.reports.length > 0 ? reportedKeys(dataset.indicators, dataset.reports) : null,
        snippets: dataset.snippets.map(({ name, heading, text }) => ({ name, heading: heading?.value ?? null, text })),
        highlights:
          dataset.highlights.length > 0
            ? new Map(
                dataset.highlights.map(({ place, text }) => [place.name.value, { text, figures: figuresOf(place) }]),
              )
            : null,
        printed: new Map(known.map(({ name, text }) => [name, text])),
      })
    }),
  )

function readSample(host: Host, folder: string, places: readonly Place[]): Outcome<YearSource> {
  const path = (name: string) => yearFile(folder, name)
  const has = (name: string) => (host.list(`${dataFolder}/${folder}`) ?? []).some((entry) => entry.name === name)
  const facts = readDataFile(host, path(yearFiles.facts), factsSchema)
  const table = readDataFile(host, path(yearFiles.indicators), indicatorsSchema)
  const relations = has(yearFiles.relations)
    ? readDataFile(host, path(yearFiles.relations), relationsSchema)
    : outcome([])
  const snippets = readTextFiles(host, path(yearFiles.snippets), snippetHeadSchema)
  // The clerk may have other indicators by now than the places of the sample report.
  const reports = (host.list(path(yearFiles.reports)) ?? []).flatMap(({ name }) => {
    const report = readDataFile(host, path(`${yearFiles.reports}/${name}`), reportsSchema)
    return report.ok ? [report.value] : []
  })
  const diagnostics = [facts, table, relations, snippets].flatMap((each) => each.diagnostics)
  if (!facts.ok || !table.ok || !relations.ok) return { ok: false, diagnostics }
  return outcome(
    {
      ...{
        folder,
        sample: true,
        places,
        relations: relations.value,
        highlights: has(yearFiles.highlights) ? new Map() : null,
        printed: null,
      },
      year: facts.value.facts.year.value,
      period: facts.value.facts.period?.value ?? null,
      reported: has(yearFiles.reports) ? reportedKeys(table.value.indicators, reports) : null,
      snippets: snippets.files.map(({ name, head, text }) => ({ name, heading: head.heading?.value ?? null, text })),
    },
    diagnostics,
  )
}

/** What no place has reported yet may have a plan and a score, as far as others have any. */
function reportedKeys(
  indicators: readonly Pick<Indicator, 'name'>[],
  reports: readonly Pick<PlaceReport, 'reports' | 'score'>[],
): ReportedKeys {
  const keysOf = (rows: readonly Report[]): readonly string[] => [
    ...(rows.some(({ plan }) => plan) ? ['计划'] : []),
    ...(rows.some(({ actual }) => actual) ? ['完成'] : []),
    ...(rows.some(({ score }) => score) ? ['得分'] : []),
  ]
  const known = keysOf(reports.flatMap((each) => [...each.reports.values()]))
  const others = known.length > 0 ? known : ['计划', '完成', '得分']
  return {
    indicators: new Map(
      indicators.map(({ name: { value: name } }) => {
        const own = keysOf(reports.flatMap((each) => each.reports.get(name) ?? []))
        return [name, own.length > 0 ? own : others]
      }),
    ),
    overall: reports.some(({ score }) => score !== null),
  }
}
