import { yamlText } from '../data/append-ledger.js'
import type { Dataset, RankingRule } from '../data/dataset.js'
import { indexPlaces, officialOrder, type PlaceIndex } from '../data/place-index.js'
import { readRanking } from '../data/read-ranking.js'
import { rankingRules } from '../data/resolve-retyped.js'
import { rankGroupText } from '../data/tie-wording.js'
import type { DiagnosticCode } from '../diagnostics/codes.js'
import { andThen, type Diagnostic, fail, type Outcome, outcome, place } from '../diagnostics/diagnostic.js'
import { meantOr, nearestName } from '../diagnostics/nearest-name.js'
import { byPosition } from '../figures/printed-position.js'
import { groupBy } from '../keyed/group-by.js'
import { type CellPlace, cellAt, cellProblem } from './cell-place.js'
import { findHeads } from './found-heads.js'
import { headWords, squeeze } from './headers.js'
import { placesByName } from './place-words.js'
import { rankingHeads } from './ranking-sheet.js'
import { STRUCK } from './read-amount.js'
import type { Retyped } from './retyped.js'
import { type Cell, type Sheet, writtenIn } from './workbook.js'

/** What is typed at one position of a ranking. */
interface Row {
  readonly ranking: string
  /** What its position is called. */
  readonly position: Cell | undefined
  /** The places that share it, a cell each. */
  readonly cells: readonly Cell[]
  /** The first of them. */
  readonly at: CellPlace
}

/** The rankings that a second person has typed on a sheet, each undefined while it is blank; undefined where it has none. */
export function readRankings(
  sheet: Sheet,
  file: string,
  dataset: Dataset,
): readonly Outcome<Retyped | undefined>[] | undefined {
  const heads = findHeads(sheet, [rankingHeads.ranking, rankingHeads.position, rankingHeads.again])
  if (!heads) return undefined
  const { cellOf } = heads
  const columns = [...heads.columns(rankingHeads.again).slice(0, 1), ...heads.columns(rankingHeads.tie)]
  const rows = sheet.rows.slice(heads.row + 1).flatMap((line = [], index): readonly Row[] => {
    const cells = columns.flatMap((column) => {
      const cell = line[column]
      return cell && !(cell.content.kind === 'text' && squeeze(cell.content.text) === '') ? [cell] : []
    })
    const first = { row: heads.row + 1 + index, column: columns[0] ?? 0, ...cells[0] }
    const at = cellAt({ file, sheet }, first)
    const ranking = headWords(cellOf(line, rankingHeads.ranking))
    return ranking === '' ? [] : [{ ranking, position: cellOf(line, rankingHeads.position), cells, at }]
  })
  const rules = new Map([...rankingRules(dataset)].map(([name, rule]) => [squeeze(name), { name, rule }]))
  return [...groupBy(rows, ({ ranking }) => ranking)].map(([ranking, all]) => {
    const typed = all.filter(({ cells }) => cells.length > 0)
    const [first] = typed
    if (!first) return outcome(undefined)
    const known = rules.get(ranking)
    if (known) return andThen(readRows(typed), (entries) => asTyped(entries, first.at, known, dataset))
    const hint = meantOr(nearestName(ranking, rules.keys()), '“排名”不要改；数据改过的，请重新导出复录表。')
    return fail(cellProblem('error', 'import-unknown', first.at, `没有叫“${ranking}”的排名`, hint))
  })
}

/** One position, its places with 、 between them. */
interface Entry {
  readonly position: number
  readonly text: string
  readonly at: CellPlace
}

/** The names at each position. */
function readRows(rows: readonly Row[]): Outcome<readonly Entry[]> {
  const diagnostics: Diagnostic[] = []
  const entries = rows.map(({ position, cells, at }): Entry => {
    const words = writtenIn(position)
    const [, digits] = /^第?([1-9][0-9]{0,4})名?$/u.exec(squeeze(words)) ?? []
    const refuse = (column: number, message: string, hint: string) =>
      diagnostics.push(cellProblem('error', 'cell-malformed', { ...at, column }, message, hint))
    if (!digits) refuse(position?.column ?? at.column, `看不出是第几名：“${words}”`, '“名次”不要改。')
    for (const { mark, content, column } of cells) {
      if (mark === 'struck') refuse(column, '这一格划了删除线', STRUCK)
      else if (content.kind !== 'text') refuse(column, '这里要写地方的名称', '请从“地方”一栏里选。')
    }
    return { position: Number(digits), text: cells.map((cell) => headWords(cell)).join('、'), at }
  })
  return outcome(entries, diagnostics)
}

/** The ranking as the data write it: places by their full names, those of a tie in official order. */
function asTyped(
  entries: readonly Entry[],
  cell: CellPlace,
  { name, rule }: { readonly name: string; readonly rule: RankingRule },
  { places }: Dataset,
): Outcome<Retyped | undefined> {
  const problem = (index: number, code: DiagnosticCode, message: string, hint: string) => {
    const entry = entries[index]
    return entry ? [cellProblem('error', code, entry.at, message, hint)] : []
  }
  // The reader counts on from where a name stands: which entry it is of, the line says.
  const sourced = entries.map(({ text, at }, index) => ({ value: text, at: place(at.file, index + 1, 1) }))
  const read = andThen(indexPlaces(places), (index) =>
    readRanking(sourced, { places: byAnyName(index), rule, label: name, complete: false }),
  )
  if (!read.ok || !read.value)
    return fail(
      ...read.diagnostics.flatMap(({ code, message, hint, at }) => problem((at?.line ?? 1) - 1, code, message, hint)),
    )
  const positions = [...byPosition(read.value, rule)]
  const wrong = positions.findIndex(([position], index) => entries[index]?.position !== position)
  if (wrong >= 0) {
    const message = `“${name}”录了第${entries[wrong]?.position}名，这里应是第${positions[wrong]?.[0]}名`
    const then = rule.ties === '连续' ? '后面的名次接着排' : '并列几个，后面就空几减一个名次'
    return fail(...problem(wrong, 'rank-count', message, `中间不要空着；并列的写在同一行，一格一个，${then}。`))
  }
  const orderOf = officialOrder(places)
  const list = positions.map(([, group]) => {
    const tied = group.map(({ value }) => value).toSorted((a, b) => orderOf(a) - orderOf(b))
    return yamlText(
      rankGroupText(
        tied.map((each) => each.name.value),
        rule.tieWord,
      ),
    )
  })
  return outcome({ kind: 'ranking', name, text: `[${list.join(', ')}]`, cell })
}

/** A second person may call a place by any of its names, with blanks in it. */
function byAnyName(index: PlaceIndex): PlaceIndex {
  const known = placesByName(index.places)
  return { ...index, find: (name) => known.get(squeeze(name)) }
}
