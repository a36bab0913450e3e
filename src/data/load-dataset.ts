import { type Diagnostic, error, fail, type Outcome, outcome, place } from '../diagnostics/diagnostic.js'
import { nearestName } from '../diagnostics/nearest-name.js'
import type { Host } from '../host.js'
import type {
  Dataset,
  Highlight,
  Indicator,
  NamedFigure,
  Place,
  Ranking,
  RankingRule,
  Snippet,
  Sourced,
} from './dataset.js'
import { indexPlaces, type PlaceIndex } from './place-index.js'
import type { Quantity } from './quantity.js'
import { readDataFile, readTextFiles, type TextFile, type TextFiles, unknownEntries } from './read-files.js'
import { readRanking } from './read-ranking.js'
import {
  factsSchema,
  figuresSchema,
  highlightHeadSchema,
  type IndicatorsFile,
  indicatorsSchema,
  placesSchema,
  snippetHeadSchema,
  waiversSchema,
} from './schema.js'
import type { NamedEntry } from './schema-values.js'
import { checkYear, dataFolder, isSample } from './years.js'

/** The names of the files and folders of a year. */
export const yearFiles = {
  facts: '文件.yaml',
  indicators: '指标.yaml',
  figures: '数字.yaml',
  waivers: '豁免.yaml',
  snippets: '片段',
  highlights: '亮点',
} as const

/** The list of places that all years share. */
export const placesFile = `${dataFolder}/地方.yaml`

const DEFAULT_TIE_WORD = '及'
const DEFAULT_RULE = { by: '完成率', order: '降序', ties: '连续' } as const

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
  const entries = new Set((host.list(`${dataFolder}/${folder}`) ?? []).map(({ name }) => name))

  const places = take(readDataFile(host, placesFile, placesSchema))
  const index = places && take(indexPlaces(places))
  const facts = take(readDataFile(host, path(yearFiles.facts), factsSchema))
  const table = take(readDataFile(host, path(yearFiles.indicators), indicatorsSchema))
  const figures = entries.has(yearFiles.figures) ? take(readDataFile(host, path(yearFiles.figures), figuresSchema)) : []
  const waivers = entries.has(yearFiles.waivers) ? take(readDataFile(host, path(yearFiles.waivers), waiversSchema)) : []
  const snippetFiles = readTextFiles(host, path(yearFiles.snippets), snippetHeadSchema)
  const highlightFiles = readTextFiles(host, path(yearFiles.highlights), highlightHeadSchema)
  diagnostics.push(
    ...snippetFiles.diagnostics,
    ...highlightFiles.diagnostics,
    ...unknownEntries(host, `${dataFolder}/${folder}`, Object.values(yearFiles)),
  )

  const rankings = index && table && take(resolveIndicators(table, index, path(yearFiles.indicators)))
  const snippets = snippetFiles.files.map((file): Snippet => ({ ...snippetOf(file), heading: file.head.heading }))
  const snippetLists = facts && take(resolveLists(facts.snippetLists, snippets, snippetFiles.unread))
  const highlights = index && take(resolveHighlights(highlightFiles, index, path(yearFiles.highlights)))

  if (!index || !facts || !rankings || !figures || !waivers || !snippetLists || !highlights)
    return { ok: false, diagnostics }
  return outcome(
    {
      folder,
      sample: isSample(folder),
      facts: facts.facts,
      places: index.places,
      ...rankings,
      reports: [],
      figures: [...namedFigures(figures, null), ...highlights.figures],
      snippets,
      snippetLists,
      highlights: highlights.highlights,
      waivers,
    },
    diagnostics,
  )
}

type Rankings = Pick<Dataset, 'indicators' | 'indicatorCut' | 'overall' | 'overallCut' | 'overallRule' | 'tieWord'>

function resolveIndicators(table: IndicatorsFile, places: PlaceIndex, file: string): Outcome<Rankings> {
  const { indicatorCut, overallCut } = table
  const tieWord = table.tieWord ?? { value: DEFAULT_TIE_WORD, at: place(file, 1, 1) }
  const diagnostics: Diagnostic[] = []
  const rank = (entries: readonly Sourced<string>[], cut: Sourced<number>, label: string): Ranking | null => {
    const ranking = readRanking(entries, { places, cut, tieWord: tieWord.value, label })
    diagnostics.push(...ranking.diagnostics)
    return ranking.ok ? ranking.value : null
  }

  const byName = new Map<string, Sourced<string>>()
  const indicators = table.indicators.map(({ ranks, ...row }): Indicator => {
    const earlier = byName.get(row.name.value)
    if (earlier) {
      const hint = `前一次在第 ${earlier.at.line} 行。`
      diagnostics.push(error('indicator-duplicate', `“${row.name.value}”这项指标写了两次`, row.name.at, hint))
    }
    byName.set(row.name.value, row.name)
    return {
      ...row,
      plan: null,
      form: null,
      completionDecimals: 0,
      rule: { ...DEFAULT_RULE, cut: indicatorCut.value },
      ranking: ranks && rank(ranks, indicatorCut, row.name.value),
    }
  })
  const overall = rank(table.overallRanks, overallCut, '综合排名')
  if (!overall) return { ok: false, diagnostics }
  const overallRule: RankingRule = { ...DEFAULT_RULE, by: '得分', cut: overallCut.value }
  return outcome({ indicators, indicatorCut, overall, overallCut, overallRule, tieWord }, diagnostics)
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
  readonly figures: readonly NamedEntry<Quantity>[]
}
interface Highlights {
  readonly highlights: readonly Highlight[]
  readonly figures: readonly NamedFigure[]
}

/** One highlight a place, in official order, with its figures. */
function resolveHighlights(
  { files, unread }: TextFiles<HighlightHead>,
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
  for (const each of index.places) {
    const file = byPlace.get(each)
    if (file) {
      highlights.push({ ...snippetOf(file), heading: null, place: each })
      figures.push(...namedFigures(file.head.figures, each))
    } else if (!unread.has(each.name.value)) {
      const { value: name, at } = each.name
      diagnostics.push(error('highlight-missing', `“${name}”没有亮点`, at, `请新建 ${folder}/${name}.md。`))
    }
  }
  return outcome({ highlights, figures }, diagnostics)
}

const snippetOf = ({ name, file, text, at }: TextFile<unknown>) => ({ name, file, text, at })

const namedFigures = (entries: HighlightHead['figures'], scope: Place | null): readonly NamedFigure[] =>
  entries.map(({ name, entry }) => ({ name, quantity: entry, formula: null, scope }))
