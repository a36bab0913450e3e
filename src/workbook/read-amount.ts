import { quantityIn } from '../data/parse-quantity.js'
import { error, fail, type Outcome, outcome } from '../diagnostics/diagnostic.js'
import { halfWidth, isUnit } from './headers.js'
import { shownNumber } from './number-text.js'
import type { Cell } from './workbook.js'

/** A figure as a cell states it. */
export interface Amount {
  /** As the data would say it, but perhaps without a unit: 25.17万人, 109%, 336. */
  readonly text: string
  /** Whether the cell, or its column, says a unit. */
  readonly hasUnit: boolean
  /** Whether the cell itself says it. */
  readonly ownUnit: boolean
  /** What the cell stores, where it shows fewer digits. */
  readonly unrounded: string | null
}

/** A number that is struck out is one that somebody has taken back. */
export const STRUCK = '不要的请删去，要的请去掉删除线，再导入。'

/** How offices say that there is nothing to say. */
const NOTHING = /^(?:[-—–－/\\]+|无|暂无|待补|【待补】|\.\.\.|…+|无误|不变|无(?:需)?更正)$/u

/** Whether a cell has nothing to say, in words or by being blank. */
export const saysNothing = (words: string): boolean => words === '' || NOTHING.test(words)

/**
 * The figure in a cell; undefined when it says none. Text is kept as it is typed, but for blanks, full-width digits
 * and grouping; a number is read as its format shows it. `unit` is what the table says of the column or the row.
 */
export function readAmount({ content, mark }: Cell, unit: string): Outcome<Amount | undefined> {
  const refuse = (message: string, hint: string) => fail(error('cell-malformed', message, null, hint))
  if (mark === 'struck') return refuse('这一格划了删除线', STRUCK)
  if (mark === 'raised' && content.kind === 'text' && /\d/.test(content.text))
    return refuse(`这一格有上标或者下标：“${oneLine(content.text)}”`, '注的标号请删去，或者写在“说明”一列。')
  switch (content.kind) {
    case 'date':
      return refuse('这里是日期，不是数字', '请把单元格的格式改为“常规”，重新输入数字。')
    case 'boolean':
      return refuse('这里不是数字', '请写数字。')
    case 'error':
      return refuse('公式出错，没有结果', '请改正公式，存盘后再导入。')
    case 'uncomputed':
      return refuse('公式没有存下计算结果', '请用 Excel 或 WPS 打开，存盘后再导入。')
    case 'unsettled':
      return refuse(
        '公式的结果可能是旧的：写这个文件的程序没有重新计算',
        '请用 Excel 或 WPS 打开，看看数字对不对，存盘后再导入。',
      )
    case 'number': {
      if (content.recomputed !== null)
        return refuse(
          `公式按现在的单元格算，得 ${content.recomputed}，存的结果是 ${content.stored}`,
          '请在 Excel 或 WPS 里重新计算（F9），存盘后再导入。',
        )
      const shown = shownNumber(content.stored, content.format)
      if (typeof shown === 'string') return refuse(shown, '请把单元格的格式改为“常规”，重新输入数字。')
      if (shown.digits === '') return outcome(undefined)
      return withUnit(shown.prefix + shown.digits + shown.suffix, unit, shown.unrounded)
    }
    case 'text': {
      if (content.text.length > LONGEST)
        return refuse(
          `这里是一段话，不是数字：“${oneLine(content.text).slice(0, 20)}……”`,
          '一格只写一个数，说明写在“说明”一列。',
        )
      if (parted(content.text))
        return refuse(`两个数字中间有空格或者换行：“${oneLine(content.text)}”`, '一格只写一个数，数字中间不要空格。')
      const text = ungrouped(halfWidth(content.text).replace(/^['‘’]/, '')).replace(/^−(?=\d)/, '-')
      return saysNothing(text) ? outcome(undefined) : withUnit(text, unit, null)
    }
  }
}

/** A figure with its unit is shorter. */
const LONGEST = 200

const oneLine = (text: string): string => text.trim().replace(/\s+/gu, ' ')

/** Two numbers, or one with the mark of a note: 9260 1. Blanks that group thousands part nothing. */
const parted = (text: string): boolean =>
  /\d\s+\d/u.test(text.normalize('NFKC').replace(/(?<![\d.])\d{1,3}(?: \d{3})+(?!\d)/g, '0'))

/** 1,024.30 as 1024.30; a comma that groups no thousands stays, so that it is refused. */
const ungrouped = (text: string): string =>
  text.replace(/(?<![\d.,])\d{1,3}(?:,\d{3})+(?![\d,])/g, (grouped) => grouped.replaceAll(',', ''))

function withUnit(text: string, unit: string, unrounded: string | null): Outcome<Amount | undefined> {
  // 0.094万 below 完成（人） counts people; below 完成（万人） it says 万 for itself.
  const bare =
    /^[^\d]*[\d.]+[余多]?$/.test(text) || (/^(?!$|[万亿])/.test(unit) && /\d[余多]?(?:万亿?|亿)[余多]?$/.test(text))
  if (!bare || unit === '') return outcome({ text, hasUnit: !bare, ownUnit: !bare, unrounded })
  if (!isUnit(unit)) {
    const hint = '请只用“万”“亿”，例如：万人、亿元、个；千元、百万元的，请把数换算成元、万元。'
    return fail(error('cell-malformed', `单位的写法不对：“${unit}”`, null, hint))
  }
  return outcome({ text: text + unit, hasUnit: true, ownUnit: false, unrounded })
}

/** A longer text is no figure. */
const LONGEST_FIGURE = 40

/** Whether a cell states a number. */
export function isFigure(cell: Cell | undefined): boolean {
  if (!cell || cell.content.kind === 'date') return false
  if (cell.content.kind === 'number') return true
  if (cell.content.kind !== 'text' || cell.content.text.length > LONGEST_FIGURE || !/\p{N}/u.test(cell.content.text))
    return false
  const read = readAmount(cell, '')
  return read.ok && read.value !== undefined && quantityIn(read.value.text) !== undefined
}
