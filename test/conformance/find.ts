import type { Box, Glyph, MeasuredLine, MeasuredPage } from './measure.js'

/** The first line of a page that has the words. */
export function lineOf(page: MeasuredPage, words: string | RegExp): MeasuredLine {
  const found = page.lines.find(({ text }) => (typeof words === 'string' ? text.includes(words) : words.test(text)))
  if (!found) throw new Error(`no line with ${words} on page ${page.number}`)
  return found
}

/** The line below another. */
export function lineBelow(page: MeasuredPage, line: MeasuredLine): MeasuredLine {
  const found = page.lines[page.lines.indexOf(line) + 1]
  if (!found) throw new Error(`no line below ${line.text}`)
  return found
}

/** The line above another. */
export function lineAbove(page: MeasuredPage, line: MeasuredLine): MeasuredLine {
  const found = page.lines[page.lines.indexOf(line) - 1]
  if (!found) throw new Error(`no line above ${line.text}`)
  return found
}

/** The glyphs of some words of a line. */
export function wordsIn(line: MeasuredLine, words: string): readonly Glyph[] {
  const from = line.text.indexOf(words)
  const glyphs = line.glyphs.slice(from, from + Array.from(words).length)
  if (from < 0) throw new Error(`no ${words} in ${line.text}`)
  return glyphs
}

const isHalf = ({ character }: Glyph): boolean => (character.codePointAt(0) ?? 0) < 0x80

/** Width of a full character of 3号: 156 mm by 28. */
export const cell = 156 / 28

/** Left and right edge of words; `full` is the width of a full character. */
export const leftOf = (glyphs: readonly Glyph[]): number => glyphs[0]?.x ?? Number.NaN
export function rightOf(glyphs: readonly Glyph[], full = cell): number {
  const last = glyphs.at(-1)
  return last ? last.x + (isHalf(last) ? full / 2 : full) : Number.NaN
}
export const middleOf = (glyphs: readonly Glyph[], full = cell): number => (leftOf(glyphs) + rightOf(glyphs, full)) / 2

/** 发文机关标志: the red glyphs of a page. */
export const mark = (page: MeasuredPage): readonly Glyph[] =>
  page.lines.flatMap(({ glyphs }) => glyphs.filter(({ red }) => red))
/** The words of 发文机关标志. */
export const markText = (page: MeasuredPage): string =>
  mark(page)
    .map(({ character }) => character)
    .join('')
/** How far the middle of 发文机关标志 is right of the middle of the type area, in mm. */
export const markOffset = (page: MeasuredPage): number =>
  middleOf(mark(page), ((mark(page)[0]?.size ?? 0) / 72) * 25.4) - 106
/** 1 where 发文机关标志 has these words and is in 小标宋. */
export const markReads = (page: MeasuredPage, words: string): number =>
  holds(markText(page) === words && mark(page).every(({ font }) => /xiaobiaosong/iu.test(font)))

/** Edges of the ink of words, as poppler draws them. */
export function inkOf(page: MeasuredPage, glyphs: readonly Glyph[], colour: 'any' | 'red' = 'any'): Box {
  const em = ((glyphs[0]?.size ?? 16) / 72) * 25.4
  const y = glyphs[0]?.y ?? Number.NaN
  const region = { left: leftOf(glyphs) - 0.3, right: rightOf(glyphs, em) + 0.3, top: y - em, bottom: y + 0.32 * em }
  return page.ink(region, colour)
}

/** Words without marks: their ink shows the height of the type. */
const isIdeograph = ({ character }: Glyph): boolean => /\p{Script=Han}/u.test(character)
export const inkOfLine = (page: MeasuredPage, line: MeasuredLine): Box => inkOf(page, line.glyphs.filter(isIdeograph))

/** A page by its number, from 1. */
export function pageOf(pages: readonly MeasuredPage[], number: number): MeasuredPage {
  const found = pages.at(number < 0 ? number : number - 1)
  if (!found) throw new Error(`no page ${number}`)
  return found
}

/** Strokes across a page, red or black ones, from the top down. */
export const rulesOf = (page: MeasuredPage, red: boolean) =>
  page.strokes.filter((stroke) => stroke.across && stroke.red === red)

/** The nth of some strokes. */
export function nth<T>(list: readonly T[], index: number): T {
  const found = list.at(index)
  if (found === undefined) throw new Error(`only ${list.length} there`)
  return found
}

/** 1 where something holds, else 0: for demands that are no lengths. */
export const holds = (condition: boolean): number => (condition ? 1 : 0)

/** The page that has some words. */
export function pageWith(pages: readonly MeasuredPage[], words: string | RegExp): MeasuredPage {
  const test = (text: string) => (typeof words === 'string' ? text.includes(words) : words.test(text))
  const found = pages.find(({ lines }) => lines.some(({ text }) => test(text)))
  if (!found) throw new Error(`no page with ${words}`)
  return found
}
