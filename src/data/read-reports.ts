import { andThen, type Diagnostic, error, type Outcome, outcome, place, warning } from '../diagnostics/diagnostic.js'
import { meantOr, nearestName } from '../diagnostics/nearest-name.js'
import type { Host } from '../host/host.js'
import type { Indicator, Place, PlaceReport } from './dataset.js'
import type { PlaceIndex } from './place-index.js'
import { type FolderFiles, readDataFile, readFolder } from './read-files.js'
import { type ReportsFile, reportsSchema } from './schema-indicators.js'

/** A file of 上报 as read. */
interface ReportFile {
  readonly name: string
  readonly file: string
  readonly content: ReportsFile
}

/** The files of 上报. */
export interface ReportFiles extends FolderFiles<ReportFile> {
  readonly folder: string
  /** The indicators that some place reports. */
  readonly reported: ReadonlySet<string>
  /** Some place reports a score. */
  readonly scored: boolean
}

const reportFiles = { ending: '.yaml', hint: '这里只放各地上报的 .yaml 文件，一个地方一个。' }

/** Every report of a folder, with what they report together. */
export function readReportFiles(host: Host, folder: string): ReportFiles {
  const read = readFolder(host, folder, reportFiles, (name, file) =>
    andThen(readDataFile(host, file, reportsSchema), (content) => outcome({ name, file, content })),
  )
  const { files } = read
  const reported = new Set<string>()
  for (const { content } of files) for (const name of content.reports.keys()) reported.add(name)
  const scored = files.some(
    ({ content: { reports, score } }) => score !== null || [...reports.values()].some((report) => report.score),
  )
  return { ...read, folder, reported, scored }
}

/** Most places are assessed by everything: one set serves them all. */
const none: ReadonlySet<string> = new Set()

/** What the places report, in official order: finds each place and indicator, and says which are missing. */
export function resolveReports(
  read: ReportFiles,
  places: PlaceIndex,
  indicators: readonly Indicator[],
): Outcome<readonly PlaceReport[]> {
  const diagnostics: Diagnostic[] = []
  const known = new Set(indicators.map(({ name }) => name.value))
  const checkIndicator = (name: string, at: PlaceReport['at']) => {
    if (known.has(name)) return
    const hint = meantOr(nearestName(name, known), '要考评的，请在 指标.yaml 里加上；不再考评的，把这里的这一项删去。')
    diagnostics.push(error('indicator-unknown', `没有“${name}”这项指标`, at, hint))
  }

  const byPlace = new Map<Place, PlaceReport>()
  const doubled = new Set<Place>()
  for (const { name, file, content } of read.files) {
    const called = content.place ?? { value: name, at: place(file, 1, 1) }
    const found = places.find(called.value)
    for (const [indicator, { at }] of content.reports) checkIndicator(indicator, at)
    for (const { value, at } of content.exempt) checkIndicator(value, at)
    if (!found) {
      diagnostics.push(places.unknownFile(called.value, called.at))
      continue
    }
    const earlier = byPlace.get(found)
    if (earlier) {
      const hint = `另一份是 ${earlier.at.file}，请留一份。`
      diagnostics.push(error('report-duplicate', `“${called.value}”有两份上报`, called.at, hint))
      doubled.add(found)
      continue
    }
    const { reports, score } = content
    const exempt = content.exempt.length > 0 ? new Set(content.exempt.map(({ value }) => value)) : none
    byPlace.set(found, { place: found, score, reports, exempt, at: place(file, 1, 1) })
  }

  if (read.files.length > 0 || read.unread.size > 0) {
    const expected = [...read.reported].filter((name) => known.has(name))
    const complete = places.places.filter((each) => !doubled.has(each))
    diagnostics.push(...complete.flatMap((each) => missingReports(read, expected, each, byPlace.get(each))))
  }
  return outcome(
    places.places.flatMap((each) => byPlace.get(each) ?? []),
    diagnostics,
  )
}

/** That a place has no report, or leaves out an indicator which other places report. */
function missingReports(
  { folder, unread }: ReportFiles,
  expected: readonly string[],
  { name: { value: name, at } }: Place,
  report: PlaceReport | undefined,
): readonly Diagnostic[] {
  if (!report) {
    if (unread.has(name)) return []
    const hint = `请新建 ${folder}/${name}.yaml；现在的合计和排名里没有这个地方。`
    return [warning('report-missing', `“${name}”没有上报`, at, hint)]
  }
  const { reports, exempt } = report
  return expected.flatMap((indicator) => {
    const where = reports.get(indicator)?.at ?? report.at
    if (reports.has(indicator) && exempt.has(indicator))
      return [error('value-malformed', `“${indicator}”上报了，又写了不考核`, where, '请留一处。')]
    if (reports.has(indicator) || exempt.has(indicator)) return []
    const hint = '请补上；不考核的，列入这个文件的“不考核”。'
    return [warning('report-missing', `“${name}”没有上报“${indicator}”`, where, hint)]
  })
}
