import type { CellPlan } from './cell-plans.js'

/** Points that a line of 宋体 11 takes, a little white space included. */
const LINE = 15
/** Excel takes no higher rows. */
const HIGHEST = 409
/** Half-width characters that a line may leave empty where it breaks before a Chinese one. */
const MARGIN = 1

/**
 * The height that a row needs for its wrapped texts, in points; undefined for one line, which every program gives by itself.
 * Excel fits rows without a height to their text when it opens a workbook; LibreOffice prints them on top of each other.
 * `widths` in half-width characters, by column.
 */
export function rowHeight(cells: readonly CellPlan[], widths: readonly number[]): number | undefined {
  let column = 0
  let lines = 1
  for (const cell of cells) {
    const span = cell !== null && 'text' in cell ? (cell.span ?? 1) : 1
    const width = widths.slice(column, column + span).reduce((sum, each) => sum + each, 0)
    if (cell !== null && 'text' in cell && cell.wrap) lines = Math.max(lines, linesOf(cell.text, width - MARGIN))
    column += span
  }
  return lines === 1 ? undefined : Math.min(lines * LINE, HIGHEST)
}

const linesOf = (text: string, width: number): number =>
  text.split('\n').reduce((sum, line) => sum + linesOfParagraph(line, Math.max(1, width)), 0)

/** Filled word by word; a word that is longer than a line goes on in the next ones. */
function linesOfParagraph(text: string, width: number): number {
  let [lines, used] = [1, 0]
  for (const [word] of text.matchAll(WORD)) {
    const length = halfWidths(word)
    if (used > 0 && used + length > width) [lines, used] = [lines + 1, 0]
    const more = Math.max(0, Math.ceil((used + length) / width) - 1)
    lines += more
    used += length - more * width
  }
  return lines
}

/**
 * What stays on one line: a Chinese character, or what stands without a blank in ASCII (.yaml:14 also behind a Chinese
 * one), with the brackets and points that belong to it.
 */
const WORD = /[（“‘《〈【〔]*(?:[!-~]+|\P{ASCII})(?:[!%),./:;?\]}][!-~]*|[）”’》〉】〕、，。；：！？])*|\s/gu

/** ASCII takes half of what a Chinese character does; whatever else there is counts as Chinese. */
const halfWidths = (text: string): number =>
  [...text].reduce((sum, character) => sum + ((character.codePointAt(0) ?? 0) < 0x80 ? 1 : 2), 0)
