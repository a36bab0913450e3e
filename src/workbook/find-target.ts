import type { Dataset, Indicator, Place } from '../data/dataset.js'
import { areaNames, wholeName } from '../data/whole-area.js'
import type { Diagnostic } from '../diagnostics/diagnostic.js'
import { meantOr, nearestName } from '../diagnostics/nearest-name.js'
import type { Figure, FigureBook } from '../figures/figure-book.js'
import { OVERALL, overallName, placeName, reportName } from '../figures/figure-names.js'
import { type AlikeNames, makeAlikeNames } from './alike-names.js'
import { cellProblem } from './cell-place.js'
import { bareName, isOverall, readHeader, squeeze } from './headers.js'
import { isProvince, placesByName } from './place-words.js'
import type { Named } from './read-table.js'
import { provinceName, type Target } from './target.js'

/** What the targets of a year's workbooks are found in. */
export interface Search {
  readonly dataset: Dataset
  readonly book: FigureBook
  /** Whether figures that the data do not have may be added to them. */
  readonly add: boolean
}

/** A search with the names that it looks among. */
interface KnownNames extends Search {
  readonly indicators: AlikeNames<Indicator>
  readonly figures: AlikeNames<Figure>
  readonly places: ReadonlyMap<string, Place>
}

/** Finds what an entry is about; a diagnostic when nothing is. */
export function makeFindTarget(search: Search): (entry: Named) => Target | Diagnostic {
  const { dataset, book } = search
  const indicators = makeAlikeNames(
    dataset.indicators.flatMap((indicator): readonly (readonly [string, Indicator])[] => [
      [indicator.wording.value, indicator],
      [indicator.name.value, indicator],
    ]),
  )
  const figures = makeAlikeNames(book.figures.map((figure) => [figure.name, figure]))
  const known: KnownNames = { ...search, indicators, figures, places: placesByName(dataset.places) }
  return (entry) => (entry.part === '更正' ? correctedFigure(entry, known) : reportedFigure(entry, known))
}

/** 更正: a row of a confirmation sheet calls its figure by the full name. */
function correctedFigure(entry: Named, known: KnownNames): Target | Diagnostic {
  const { figures, book } = known
  const figure = figures.find(entry.name, entry.written) ?? book.find(entry.written, null)
  const doubt = figure ? undefined : inDoubt(entry, known)
  if (doubt) return doubt
  const near = figure ? undefined : book.nearest(entry.written, null)
  return figure
    ? { kind: 'figure', figure }
    : unknown(entry, `数据里没有“${entry.name}”`, meantOr(near, '核对表的“名称”不要改动。'))
}

/** What a table reports, of the province or of a place. */
function reportedFigure(entry: Named, known: KnownNames): Target | Diagnostic {
  const { dataset, places } = known
  const place = entry.place === null ? undefined : places.get(entry.place)
  if (entry.place === null || isProvince(entry.place) || (!place && areaNames(dataset).includes(entry.place)))
    return ofProvince(entry, known)
  if (place) return ofPlace(entry, place, known)
  if (PART.test(entry.place)) return leftOut(entry, entry.place)
  return unknown(
    { ...entry, at: entry.placeAt },
    `不认识的地方：“${entry.place}”`,
    meantOr(nearestName(entry.place, places.keys()), ''),
  )
}

function ofProvince(entry: Named, known: KnownNames): Target | Diagnostic {
  const { indicators, figures, book, add } = known
  const { name, part } = entry
  const indicator = find(indicators, entry)
  if (indicator) {
    if (part === '得分' || part === '更正') return unknown(entry, '总的没有得分', NO_SCORE)
    const figure = book.find(provinceName(indicator, part), null)
    return figure ? { kind: 'figure', figure } : { kind: 'indicator', indicator, part }
  }
  if (part === '得分' && isOverall(name)) return unknown(entry, `总的没有${OVERALL}`, NO_SCORE)
  const figure = find(figures, entry)
  if (figure && figure.quantity.unit !== '%' && part === '完成率')
    return unknown(entry, `“${name}”不是百分数，没有完成率`, '请写在“完成”一列。')
  if (figure && (part === '完成' || part === '完成率')) return { kind: 'figure', figure }
  if (figure) return unknown(entry, `“${name}”没有“${part}”`, '只有指标才有计划和得分。')
  const doubt = inDoubt(entry, known)
  if (doubt) return doubt
  if (PART.test(name) || isProvince(name)) return leftOut(entry, name)
  if (isHead(name)) return unknown(entry, `数据里没有“${name}”`, HEAD_HINT)
  const near = nearestName(name, [...indicators.keys, ...figures.keys])
  if (!near && add && part === '完成') return { kind: 'new', name }
  const hint = meantOr(near, '要把它加到 数字.yaml，请加上选项 --add。')
  return unknown(entry, `数据里没有“${name}”`, hint)
}

function ofPlace(entry: Named, place: Place, known: KnownNames): Target | Diagnostic {
  const { dataset, indicators, figures, book, add } = known
  const { name, part } = entry
  const ownName = (each: string) => placeName(place, each)
  const own = find(figures, entry, ownName)
  if (own && !entry.report && (part === '完成' || own.quantity.unit === '%')) return { kind: 'figure', figure: own }
  const indicator = find(indicators, entry)
  if (indicator && part !== '更正') {
    const figure = book.find(reportName(place, indicator.name.value, part), null)
    if (figure) return { kind: 'figure', figure }
    return part === '完成率' ? { kind: 'rate', place, indicator } : { kind: 'report', place, indicator, part }
  }
  if ((part === '得分' || part === '完成') && isOverall(bareName(name))) {
    const figure = book.find(overallName(place, OVERALL), null)
    return figure ? { kind: 'figure', figure } : { kind: 'overall', place }
  }
  const message = `“${place.name.value}”没有“${name}”`
  const doubt = inDoubt(entry, known, ownName)
  if (doubt) return doubt
  if (own)
    return unknown(entry, `“${placeName(place, name)}”没有“${part}”`, '它不是指标，请放在没有“计划”“得分”的表里。')
  if (find(figures, entry))
    return unknown(entry, message, `“${name}”不是一个地方的数字，请放在${wholeName(dataset)}的表里。`)
  if (PART.test(name) || isProvince(name)) return leftOut(entry, name)
  const near = nearestName(name, [...indicators.keys, ...book.namesFor(place)])
  const written = near && near !== name ? `是不是“${near}”？` : isHead(name) ? HEAD_HINT : ''
  return unknown(
    entry,
    message,
    written || (add ? `--add 只加${wholeName(dataset)}的数字；地方的请写进它的亮点。` : ''),
  )
}

const asItIs = (name: string): string => name

/** By the name, else by it without the number in front. */
const find = <T>(names: AlikeNames<T>, { name, written }: Named, full = asItIs): T | undefined =>
  names.find(squeeze(full(name)), full(written)) ?? names.find(squeeze(full(bareName(name))), full(bareName(written)))

/** A name that two of the data may be meant by; undefined where it is in no doubt. */
function inDoubt(entry: Named, { indicators, figures }: KnownNames, full = asItIs): Diagnostic | undefined {
  const names = [indicators, figures].flatMap((each) => each.doubtful(squeeze(full(entry.name)), full(entry.written)))
  if (names.length === 0) return undefined
  const hint = '名称请与数据里的写得一模一样。'
  return unknown(entry, `“${entry.written}”不知道是哪一个：${names.map((each) => `“${each}”`).join('、')}`, hint)
}

/** Rows of a part of what stands above them, and of what is reckoned from them. */
const PART = /^(?:其中[:、]?.*|.{0,8}小计|平均[值数]?|均值|[全各][省市县区]平均|最[高低大小][值数]?|排名|名次|位次)$/u

/** Such a row is passed over as a column of its kind is, and told of. */
const leftOut = ({ at }: Named, row: string): Diagnostic =>
  cellProblem(
    'warning',
    'workbook-skipped',
    at,
    `“${row}”一行没有读取`,
    '小计、平均、其中、名次的一行不导入。要导入的，请改成指标（地方）的名称。',
  )

/** The head of another table, in which nothing else is one for us. */
const isHead = (name: string): boolean => ['name', 'place'].includes(readHeader(name, false)?.role ?? '')
const HEAD_HINT = '这一行像另一张表的表头，它下面的数不知道是什么：表头请写“完成”“计划”，或者把那张表放到别的工作表里。'

/** In a row of 合计 or 平均. */
const NO_SCORE = '得分不合计：这一格请清空。'

const unknown = ({ at }: Named, message: string, hint: string): Diagnostic =>
  cellProblem('error', 'import-unknown', at, message, hint)
