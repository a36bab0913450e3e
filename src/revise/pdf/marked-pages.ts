import { groupNeighbours } from '../../keyed/group-by.js'
import { toGlyphs } from '../../layout/cells.js'
import { areaLeft, ascent, rowTwips } from '../../layout/geometry.js'
import { outsideRows } from '../../layout/page-marks.js'
import type { Page, PageItem, Pages, PlacedCharacter, Rule, TextRun } from '../../layout/pages.js'
import { placeGlyphs } from '../../layout/set-line.js'
import { millimetres, points } from '../../layout/units.js'
import type { Edit } from '../edits.js'
import type { MergedDocument } from './merged-document.js'

/** What became of a printed character. */
type Mark = Edit['kind']

/** Weight of the strokes through and under words, and of the bar in the margin. */
const stroke = points(0.8)
const bar = points(1.5)
/** The bar stands in the left margin, where a pen would put it. */
const barX = points(areaLeft - 14)
/** How far below the baseline a line under words runs, and how far above it one through them, as shares of the size. */
const under = 0.16
const through = 0.36

/** Words above the type area that say what the pages are; at the height of 示例, on the other side. */
const heading = '花脸稿　红色带删除线的字是删去的，带下划线的是增加的'
const headingTop = millimetres(15)
const headingSize = points(10.5)

/**
 * The pages of a merged document as a redline on paper: what went is struck through, what came is underlined, both in
 * red, with a bar beside the lines, and every page says that it is a 花脸稿.
 */
export function markPages({ marks, whole }: MergedDocument, pages: Pages): Pages {
  const printed = printedLeaves(pages)
  const fates = marks.map((stretches, element) => {
    const characters = [...(printed.get(element)?.values() ?? [])].flatMap((leaf) => leaf.characters)
    const fate = whole[element]
    // With an element go the words that the layout adds to it.
    return fate ? characters.map(() => fate) : fatesOf(characters, stretches)
  })
  return {
    ...pages,
    pages: pages.pages.map((page): Page => {
      const changedRows = new Set<number>()
      const again = new Map<PrintedLeaf, PrintedLeaf>()
      const items = page.items.flatMap((item): readonly PageItem[] => {
        if (item.kind !== 'text' || item.element === null) return [item]
        const known = fates[item.element] ?? []
        const own = printed.get(item.element)
        const repeated = item.repeats === null ? undefined : own?.get(item.repeats)
        // A head that is set again is marked from its beginning.
        const leaf = repeated
          ? (again.get(repeated) ?? { ...repeated, next: repeated.first })
          : own?.get(item.leaf ?? -1)
        if (!leaf) return [item]
        if (repeated) again.set(repeated, leaf)
        const marked = item.characters.map(({ character }): Mark => {
          const fate = known[leaf.next] ?? 'same'
          if (isSpace(character)) return known[leaf.next - 1] === fate ? fate : 'same'
          leaf.next += 1
          return fate
        })
        if (marked.every((fate) => fate === 'same')) return [item]
        changedRows.add(item.baseline)
        return markRun(item, marked)
      })
      return { ...page, items: [...items, ...[...changedRows].map(marginBar), headingRun()] }
    }),
  }
}

const isSpace = (character: string): boolean => character.trim() === ''

/** What is printed of a leaf, without white space, which the layout may drop. */
interface PrintedLeaf {
  readonly characters: string[]
  /** Which character of its element is its first. */
  first: number
  /** Which character of its element is marked next. */
  next: number
}

/**
 * The leaves of each element in reading order: the cells of a row that goes on to the next page stand beside each other on
 * both. A head that is set again has no leaf.
 */
function printedLeaves({ pages }: Pages): ReadonlyMap<number, ReadonlyMap<number, PrintedLeaf>> {
  const elements = new Map<number, Map<number, PrintedLeaf>>()
  for (const item of pages.flatMap(({ items }) => items)) {
    if (item.kind !== 'text' || item.element === null || item.leaf === null) continue
    const leaves = elements.get(item.element) ?? new Map<number, PrintedLeaf>()
    elements.set(item.element, leaves)
    const leaf = leaves.get(item.leaf) ?? { characters: [], first: 0, next: 0 }
    leaves.set(item.leaf, leaf)
    for (const { character } of item.characters) if (!isSpace(character)) leaf.characters.push(character)
  }
  for (const leaves of elements.values()) {
    let before = 0
    for (const leaf of leaves.values()) {
      leaf.first = before
      leaf.next = before
      before += leaf.characters.length
    }
  }
  return elements
}

/**
 * What became of each printed character. The layout adds words of its own (附件：) but keeps the order, so each stretch is
 * sought behind the one before.
 */
function fatesOf(printed: readonly string[], stretches: readonly (readonly Edit[])[]): readonly Mark[] {
  const fates: Mark[] = printed.map(() => 'same')
  let from = 0
  for (const edits of stretches) {
    const words = edits.flatMap(({ kind, text }) =>
      Array.from(text)
        .filter((character) => !isSpace(character))
        .map((character) => ({ kind, character })),
    )
    const start = findFrom(
      printed,
      words.map(({ character }) => character),
      from,
    )
    if (start < 0) continue
    words.forEach(({ kind }, index) => {
      fates[start + index] = kind
    })
    from = start + words.length
  }
  return fates
}

function findFrom(printed: readonly string[], words: readonly string[], from: number): number {
  for (let start = from; start + words.length <= printed.length; start += 1)
    if (words.every((word, index) => printed[start + index] === word)) return start
  return -1
}

/** A run cut where the fate of its characters changes, with its strokes. */
function markRun(run: TextRun, fates: readonly Mark[]): readonly PageItem[] {
  const marked = run.characters.map((character, index) => ({ character, fate: fates[index] ?? 'same' }))
  return groupNeighbours(marked, (each, next) => each.fate === next.fate).flatMap((group): readonly PageItem[] => {
    const [{ fate }] = group
    const characters = group.map(({ character }) => character)
    if (fate === 'same') return [{ ...run, characters }]
    return [{ ...run, characters, colour: 'red' }, strokeAt(run, characters, fate)]
  })
}

function strokeAt({ baseline, size }: TextRun, characters: readonly PlacedCharacter[], fate: Mark): Rule {
  const [first, last] = [characters[0], characters.at(-1)]
  const y = points(baseline + (fate === 'removed' ? -through : under) * size)
  const [x1, x2] = [first?.x ?? areaLeft, points((last?.x ?? areaLeft) + (last?.width ?? 0))]
  return { kind: 'rule', x1, x2, y1: y, y2: y, weight: stroke, colour: 'red' }
}

/** Beside the row that has this baseline; rows that follow each other make one bar. */
function marginBar(baseline: number): Rule {
  const [top, bottom] = [points(baseline - 0.7 * (rowTwips / 20)), points(baseline + 0.3 * (rowTwips / 20))]
  return { kind: 'rule', x1: barX, x2: barX, y1: top, y2: bottom, weight: bar, colour: 'red' }
}

function headingRun(): TextRun {
  const glyphs = toGlyphs([{ text: heading, face: 'heiti' }])
  const setting = { x: areaLeft, size: headingSize, cell: headingSize, height: 0, justifyTo: null }
  return {
    ...outsideRows,
    face: 'heiti',
    size: headingSize,
    baseline: points(headingTop + ascent * headingSize),
    characters: placeGlyphs(glyphs, setting),
    colour: 'red',
  }
}
