import { breakLines, unspread } from './break-lines.js'
import { characterWidth, textWidth, toGlyphs } from './cells.js'
import { neverFirst, neverLast } from './line-ends.js'
import { cells } from './units.js'

/** 2号 characters that the type area holds, and how many a line should have at most: it is not filled to the edge. */
export const titleCapacity = 20
const comfortable = 18
/** More only for a title that finds no ease in four; beyond six there are too many arrangements to look at. */
const usualLines = 4
const mostEver = 6
/** What a line more costs. */
const linePrice = 3

/** Words that end a phrase: a line may well end after them, and should not begin with them. */
const phraseEnds =
  /(?:工作|情况|结果|任务|活动|项目|问题|制度|机制|体系|建设|发展|管理|服务|改革|保护|地区|单位|年度|期间|方面)$/u
/** Words that belong to what follows. */
const leaning = /^(?:关于|对于|对|向|为|在|以|由|将|把|全|各|第|做好|加强|进一步|切实|有关|的)$/u
/** Words that belong to what precedes, or that no line should begin with. */
const trailing = /^(?:的|等|及其|们|中|内|上|下|后|前|时期|以来)$/u
const joining = /^(?:和|与|及|并|或|暨)$/u

/** A place where a line could end, with how much is lost by ending it there. */
interface Seam {
  /** Offset into the characters of the title. */
  readonly at: number
  readonly cost: number
}

const words = new Intl.Segmenter('zh', { granularity: 'word' })

/**
 * The lines of a title (7.3.1): whole words only, a quoted name and a number with its unit in one piece, no line beginning
 * with 的, together a trapezoid or a diamond. Of the possible breaks the one is taken whose lines mean most by themselves.
 */
export function breakTitle(title: string): readonly string[] {
  const known = broken.get(title)
  if (known) return known
  const lines = textWidth(title) <= comfortable ? [title] : bestLines(title)
  if (broken.size >= MOST_BROKEN) broken.clear()
  broken.set(title, lines)
  return lines
}

/** Titles that were broken last: letters share theirs, and the writers ask for it again. */
const broken = new Map<string, readonly string[]>()
const MOST_BROKEN = 50

function bestLines(title: string): readonly string[] {
  const characters = Array.from(title)
  const widthTo = [0, ...cumulative(characters.map(characterWidth))]
  const width = (from: number, to: number) => (widthTo[to] ?? 0) - (widthTo[from] ?? 0)
  const end: Seam = { at: characters.length, cost: 0 }
  const whole = width(0, characters.length)
  const mostLines = whole <= usualLines * comfortable ? usualLines : mostEver
  if (whole > mostLines * titleCapacity) return forced(title)
  const seams = [...seamsOf(title), end]
  const organEnd = title.indexOf('关于')
  let best: { readonly cuts: readonly number[]; readonly cost: number } = { cuts: [], cost: Number.POSITIVE_INFINITY }

  const cuts: number[] = []
  const widths: number[] = []
  /** Adds every line that can follow from the seam `next` on; `cuts` are the offsets at which lines end so far. */
  const extend = (next: number, spent: number): void => {
    const from = cuts.at(-1) ?? 0
    for (let index = next; index < seams.length; index += 1) {
      const { at, cost } = seams[index] ?? end
      const line = width(from, at)
      if (line > titleCapacity) return
      const left = Math.ceil(width(at, characters.length) / titleCapacity)
      const lines = cuts.length + 1
      // What is left must find room in the lines that are left.
      if (lines + left > mostLines) continue
      // No part of the cost is negative, and each line more has its price: what is dearer already cannot become the best.
      const soFar = spent + cost
      if (soFar + (lines + left - 1) * linePrice >= best.cost) continue
      cuts.push(at)
      widths.push(line)
      if (at < characters.length) extend(index + 1, soFar)
      else {
        const total = soFar + shapeCost(widths) + (lines > 1 ? organCost(cuts[0], organEnd) : 0)
        if (total < best.cost) best = { cuts: [...cuts], cost: total }
      }
      cuts.pop()
      widths.pop()
    }
  }
  extend(0, 0)
  if (best.cuts.length === 0) return forced(title)
  return best.cuts.map((end, index) => characters.slice(best.cuts[index - 1] ?? 0, end).join(''))
}

const cumulative = (values: readonly number[]): readonly number[] => {
  let sum = 0
  return values.map((value) => {
    sum += value
    return sum
  })
}

/** Each line as full as it may be, where no arrangement of whole words fits; no number is broken, no mark set astray. */
function forced(title: string): readonly string[] {
  const glyphs = toGlyphs([{ text: title, face: 'xiaobiaosong' }])
  const room = unspread(cells(titleCapacity))
  return breakLines(glyphs, room, room).map(({ start, end }) =>
    glyphs
      .slice(start, end)
      .map(({ character }) => character)
      .join(''),
  )
}

function seamsOf(title: string): readonly Seam[] {
  const segments = Array.from(words.segment(title), ({ segment }) => segment)
  const seams: Seam[] = []
  let at = 0
  let depth = 0
  segments.forEach((segment, index) => {
    const after = segments[index + 1]
    at += Array.from(segment).length
    if (/[《“‘（〈(]/u.test(segment)) depth++
    if (/[》”’）〉)]/u.test(segment)) depth--
    if (after === undefined) return
    const cost = seamCost(segment, after)
    // Inside a quoted name only where the name is longer than a line.
    if (cost !== null) seams.push({ at, cost: depth > 0 ? cost + 20 : cost })
  })
  return seams
}

/** What a break between two words costs; null where none may be. */
function seamCost(before: string, after: string): number | null {
  const [first, last] = [Array.from(after)[0] ?? '', Array.from(before).at(-1) ?? '']
  if (neverFirst.has(first) || neverLast.has(last) || trailing.test(after)) return null
  // 2022|年度 and “十四五”|时期: a number stays with its unit.
  if (/[\d.%]$/u.test(before) || (/^\d/u.test(after) && last === '第')) return null
  if (/^[\d.%]/u.test(after) && /^[A-Za-z]$/u.test(last)) return null
  if (after === '关于') return 0
  if (before === '关于') return 9
  // A word of one character is mostly half a word that the dictionary does not know: 责任|制|考|评.
  const half = [before, after].filter((word) => Array.from(word).length === 1 && !joining.test(word)).length
  let cost = 3 + 5 * half
  if (phraseEnds.test(before)) cost -= 2
  if (/[、》”）]$/u.test(before)) cost -= 1.5
  if (before === '的') cost = 4
  if (phraseEnds.test(after)) cost += 3
  if (leaning.test(before)) cost += 6
  if (joining.test(after)) cost += 1
  if (joining.test(before)) cost += 4
  return cost
}

/** A single line or fewer lines are better; then a diamond, a long upper line of two, and lines that are not too unlike. */
function shapeCost(widths: readonly number[]): number {
  const over = widths.filter((width) => width > comfortable).length * 4
  const lines = (widths.length - 1) * linePrice
  const [longest, shortest] = [Math.max(...widths), Math.min(...widths)]
  const uneven = longest - shortest > 12 ? 4 : (longest - shortest) / 6
  const alone = shortest < 4 ? 6 : 0
  return over + lines + uneven + alone + outlineCost(widths)
}

/** In a title of several lines the organ that issues it stands on a line of its own: `first` is where line 1 ends. */
const organCost = (first: number | undefined, organEnd: number): number =>
  first !== undefined && organEnd > 0 && first > organEnd ? 5 : 0

/** 梯形 or 菱形: widths may rise, then fall; never fall and rise again; all equal is a rectangle. */
function outlineCost(widths: readonly number[]): number {
  if (widths.length < 2) return 0
  const steps = widths.slice(1).map((width, index) => Math.sign(width - (widths[index] ?? 0)))
  const hourglass = steps.some((step, index) => step > 0 && steps.slice(0, index).some((earlier) => earlier < 0))
  if (hourglass) return 30
  if (steps.every((step) => step === 0)) return 5
  const rises = steps.some((step) => step > 0)
  const falls = steps.some((step) => step < 0)
  if (rises && falls) return 0
  return widths.length === 2 && falls ? 0 : 1
}
