import { headWords, readHeader, readTimeHeader, splitUnit, squeeze, statedUnit, type ValueRole } from './headers.js'
import type { TableContext } from './known-words.js'
import { isFigure } from './read-amount.js'
import { indexesBetween, type Sheet, seenCell, textOf } from './workbook.js'

/** A row of figures; alone in its row, 2023年某某情况表 is a title. */
function isBody(sheet: Sheet, row: number): boolean {
  const cells = (sheet.rows[row] ?? []).filter(Boolean)
  return cells.length > 1 && cells.some(isFigure)
}

/** What stands in front of an indicator in the title of a table: 附件2：全省2023年度, 表1, 2023年1—12月. */
const BEFORE =
  /^(?:附?[件表]\d{0,3}(?:-\d+)?[:、.]?)?(?:全[省市州盟县区旗])?(?:\d{4}年度?)?(?:1[-—–~至]12月份?)?(?:全[省市州盟县区旗])?/u
/** And behind it: 目标任务完成情况统计表. */
const BEHIND =
  /(?:年度|全年)?(?:目标|计划)?(?:任务)?(?:完成|进展)?(?:情况|进度)?(?:统计|汇总|一览)?表?(?:\([^()]*\))?$/u

/** The indicator that a title is about, as the title calls it; empty where it names none, or more than one. */
function indicatorOf(title: string, isIndicator: (words: string) => boolean): string {
  const words = squeeze(title)
  if (isIndicator(words)) return words
  const rest = words.replace(BEFORE, '')
  return [rest, rest.replace(BEHIND, '')].find(isIndicator) ?? ''
}

/** Lines of a form, which name nothing: 续表, 单位：万人, 填报单位：某厅, 2024年1月5日. */
const FORM = /^(?:\(?续表?\)?\d*|第\d+页.*|附[件表]\d*|\p{Script=Han}{2,6}[:：].*|\d{4}年\d{1,2}月\d{1,2}日)$/u
const isForm = (text: string): boolean => text === '' || statedUnit(text) !== '' || FORM.test(squeeze(text))

/** Which rows above a head are looked at. */
interface Above {
  /** The first of them: behind the head before. */
  readonly from: number
  /** The head itself. */
  readonly row: number
}

/**
 * The one indicator that a table is about: the nearest title above it names it, else the sheet does. Rows of figures are no
 * titles, nor are rows of several words, which may be heads: the name of an indicator there is that of its columns alone.
 * A head that is printed again without a title goes on with what the one before it was about.
 */
export function subjectOf(
  sheet: Sheet,
  { from, row }: Above,
  before: string | undefined,
  { isIndicator, isPlace }: Pick<TableContext, 'isIndicator' | 'isPlace'>,
): string {
  const tall = sheet.merges.filter(({ top, bottom }) => top < row && bottom >= row)
  const rows = indexesBetween(from, Math.min(row, ...tall.map(({ top }) => top)))
    .filter((each) => !sheet.hiddenRows.has(each))
    .toReversed()
  const body = rows.findIndex((each) => isBody(sheet, each))
  const titles = (body < 0 ? rows : rows.slice(0, body)).flatMap((each) => {
    // A place alone is a row without a figure.
    const cells = (sheet.rows[each] ?? []).flatMap((cell) =>
      cell && !isForm(textOf(cell)) && !isPlace(headWords(cell)) ? [cell] : [],
    )
    const [only] = cells
    return cells.length === 1 && only && (only.column === 0 || spansMore(sheet, each, only.column))
      ? [textOf(only)]
      : []
  })
  const named = titles.map((title) => indicatorOf(title, isIndicator)).find((words) => words !== '')
  const ofSheet = indicatorOf(sheet.name, isIndicator)
  if (before === undefined) return named ?? ofSheet
  return named ?? (titles.length === 0 ? before : ofSheet)
}

/** What the nearest title that says it says of the figures of a table: 各地任务完成情况表, 目标任务分解表. */
export function measureOf(sheet: Sheet, { from, row }: Above): ValueRole | undefined {
  const titles = indexesBetween(from, row)
    .filter((each) => !sheet.hiddenRows.has(each) && !isBody(sheet, each))
    .toReversed()
    .map((each) => squeeze((sheet.rows[each] ?? []).map(textOf).join('')))
  return [...titles, squeeze(sheet.name)].map(measureIn).find((role) => role !== undefined)
}

function measureIn(title: string): ValueRole | undefined {
  if (/完成(?:率|比例|进度)/u.test(title)) return '完成率'
  if (/得分|评分/u.test(title)) return '得分'
  if (/完成|实绩/u.test(title)) return '完成'
  return /计划|分解|下达|目标任务/u.test(title) ? '计划' : undefined
}

/** A title over a table has the width of it; a head that is merged over some columns leaves the first one free. */
const spansMore = (sheet: Sheet, row: number, column: number): boolean =>
  column <= 1 || !(sheet.rows[row + 1] ?? []).some((cell) => cell && cell.column < column)

/** Heads over columns that say nothing of what they are about: 目标任务完成情况. */
const GENERAL = /^(?:年度|全年)?(?:目标|计划|主要|工作)?(?:任务|指标|工作)?(?:完成|进展)?(?:情况|进度)?$/u

/** The words over a column of a head, where they are no title of the whole table. */
export function wordsOver(
  sheet: Sheet,
  row: number,
  column: number,
  { isPlace }: Pick<TableContext, 'isPlace'>,
): string {
  const cells = (sheet.rows[row - 1] ?? []).filter((cell) => cell && !isForm(textOf(cell)))
  const isRow = isBody(sheet, row - 1) || cells.some((cell) => isPlace(headWords(cell)))
  return cells.length > 1 && !isRow ? textOf(seenCell(sheet, row - 1, column)) : ''
}

/** Whether columns below a head may be about what the whole table is about: the head names nothing else. */
export function mayBeOf(subject: string, head: string, ofPart: boolean): boolean {
  const words = splitUnit(head).words.replace(/^\d{4}年度?/u, '')
  return (
    GENERAL.test(words) ||
    words === subject ||
    readHeader(head, ofPart) !== undefined ||
    readTimeHeader(head, ofPart) !== undefined
  )
}
