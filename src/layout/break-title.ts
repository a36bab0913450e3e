import { oncePerText } from '../keyed/once-per.js'
import { filledLines, unspread } from './break-lines.js'
import { characterWidth, textWidth, toGlyphs } from './cells.js'
import { type Seam, seamsOf } from './seams.js'
import { cells } from './units.js'

/** 2号 characters that the type area holds, and how many a line should have at most: it is not filled to the edge. */
export const titleCapacity = 20
const comfortable = 18
/** More only for a title that finds no ease in four; beyond six there are too many arrangements to look at. */
const usualLines = 4
const mostEver = 6
/** The writers ask again for what the layout has broken, and letters share their titles. */
const MOST_BROKEN = 50
/** What a line more costs. */
const linePrice = 3

/**
 * The lines of a title (7.3.1): whole words only, a quoted name and a number with its unit in one piece, no line beginning
 * with 的, together a trapezoid or a diamond. Of the possible breaks the one is taken whose lines mean most by themselves.
 * The space between two organs is none where a line ends with it: it would push the line out of the middle.
 */
export const breakTitle = oncePerText(MOST_BROKEN, (title): readonly string[] =>
  textWidth(title) <= comfortable ? [title] : bestLines(title),
)

function bestLines(title: string): readonly string[] {
  const characters = Array.from(title)
  const widthTo = [0, ...cumulative(characters.map(characterWidth))]
  const width = (from: number, to: number) => (widthTo[to] ?? 0) - (widthTo[from] ?? 0)
  const end: Seam = { at: characters.length, cost: 0 }
  const whole = width(0, characters.length)
  const mostLines = whole <= usualLines * comfortable ? usualLines : mostEver
  if (whole > mostLines * titleCapacity) return forced(title)
  const organEnd = title.indexOf('关于')
  const seams = [...seamsOf(title).map((seam) => organSeam(seam, characters, organEnd)), end]
  let best: { readonly cuts: readonly number[]; readonly cost: number } = { cuts: [], cost: Number.POSITIVE_INFINITY }

  const cuts: number[] = []
  const widths: number[] = []
  /** Adds every line that can follow from the seam `next` on; `cuts` are the offsets at which lines end so far. */
  const extend = (next: number, spent: number): void => {
    const from = cuts.at(-1) ?? 0
    let longest = next
    while (longest < seams.length && width(from, seams[longest]?.at ?? 0) <= titleCapacity) longest += 1
    // Long lines first: they leave little to arrange, and what they cost spares the looking at most of the rest.
    for (let index = longest - 1; index >= next; index -= 1) {
      const { at, cost } = seams[index] ?? end
      const line = width(from, at)
      const left = Math.ceil(width(at, characters.length) / titleCapacity)
      const lines = cuts.length + 1
      // What is left must find room in the lines that are left.
      if (lines + left > mostLines) continue
      // No part of the cost is negative, and each line more has its price: what is dearer already cannot become the best.
      const soFar = spent + cost
      if (soFar + (lines + left - 1) * linePrice > best.cost) continue
      cuts.push(at)
      widths.push(line)
      if (at < characters.length) extend(index + 1, soFar)
      else {
        const total = soFar + shapeCost(widths) + (lines > 1 ? organCost(cuts[0], organEnd) : 0)
        if (total <= best.cost) best = { cuts: [...cuts], cost: total }
      }
      cuts.pop()
      widths.pop()
    }
  }
  extend(0, 0)
  if (best.cuts.length === 0) return forced(title)
  return best.cuts.map((end, index) =>
    characters
      .slice(best.cuts[index - 1] ?? 0, end)
      .join('')
      .trimEnd(),
  )
}

/** A line that ends within the name of an organ costs more than one that ends within what the title says, or between two. */
function organSeam({ at, cost }: Seam, characters: readonly string[], organEnd: number): Seam {
  const within = at < organEnd && !endsOrgan.test(characters.slice(0, at).join(''))
  return { at, cost: within ? cost + withinOrgan : cost }
}

const endsOrgan = /(?:政府|委员会|办公[厅室]|小组|[厅局院]|等.{1,3}部门)[、 ]?$/u
const withinOrgan = 30

const cumulative = (values: readonly number[]): readonly number[] => {
  let sum = 0
  return values.map((value) => {
    sum += value
    return sum
  })
}

/** Each line as full as it may be, where no arrangement of whole words fits; no number is broken, no mark set astray. */
const forced = (title: string): readonly string[] =>
  filledLines(toGlyphs([{ text: title, face: 'xiaobiaosong' }]), unspread(cells(titleCapacity)))

/** A single line or fewer lines are better; then a diamond, a long upper line of two, and lines that are not too unlike. */
function shapeCost(widths: readonly number[]): number {
  // Of several lines none should be filled to the edge.
  const filled = widths.length > 1 ? widths.filter((width) => width > titleCapacity - 1).length : 0
  const over = (widths.filter((width) => width > comfortable).length + filled) * 4
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
