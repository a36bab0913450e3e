import { blockKinds, type ElementKind } from '../document/element.js'
import { listsOf } from '../document/inline-lists.js'
import { type DocumentFlow, fillPages } from './fill-pages.js'
import type { FlowBlock } from './flow.js'
import type { Layout } from './lay-out.js'
import type { Page, TextRun } from './pages.js'

/** A paragraph whose last line goes when so many characters do. */
export interface ShortLine {
  /** Number of the paragraph in the text, from 1. */
  readonly paragraph: number
  readonly characters: number
}

/** How the text fills its pages: what a clerk would else open Word for. */
export interface PageFit {
  readonly pages: number
  /** The page that the text (with its signature) ends on, and how many lines of text it has. */
  readonly lastPage: number
  readonly lastLines: number
  /** Which last lines must go to save a page; null where too many would have to. */
  readonly saving: readonly ShortLine[] | null
  /** The page of 版记; null where the document has none. */
  readonly imprintPage: number | null
  /** Pages without anything on them. */
  readonly blankPages: readonly number[]
}

/** More lines than these are no cut but another text. */
const mostLines = 12

/** Reports how a document fills its pages. Pages are filled with shortened texts to see whether one is saved. */
export function pageFit(layout: Layout): PageFit {
  const { pages } = layout.pages
  const { document } = layout.flow
  const kindOf = ({ element }: TextRun): ElementKind | undefined =>
    element === null ? undefined : document.elements[element]?.kind
  const textOf = (page: Page) => page.items.filter((item): item is TextRun => item.kind === 'text' && item.row > 0)
  const foot: ReadonlySet<ElementKind | undefined> = new Set(['carbon-copy', 'printing'])
  const ending: ReadonlySet<ElementKind | undefined> = new Set(['issuing-organs', 'signature-stamps', 'issue-date'])
  const last =
    pages.findLast((page) => textOf(page).some((run) => ending.has(kindOf(run)))) ??
    pages.findLast((page) => textOf(page).some((run) => inText.has(kindOf(run))))
  const lines = new Set(last ? textOf(last).flatMap((run) => (inText.has(kindOf(run)) ? [run.row] : [])) : [])
  const imprint = pages.find((page) => textOf(page).some((run) => foot.has(kindOf(run))))
  return {
    pages: pages.length,
    lastPage: last?.number ?? 1,
    lastLines: lines.size,
    saving: saving(layout),
    imprintPage: imprint?.number ?? null,
    blankPages: pages.filter((page) => textOf(page).length === 0).map(({ number }) => number),
  }
}

const inText: ReadonlySet<ElementKind | undefined> = blockKinds

interface Candidate extends ShortLine {
  readonly block: FlowBlock
}

/** The fewest last lines, shortest first, without which the document is a page shorter. */
function saving({ fit: { pageCount }, flow }: Pick<Layout, 'fit' | 'flow'>): readonly ShortLine[] | null {
  if (pageCount < 2) return null
  const candidates = lastLines(flow).toSorted((a, b) => a.characters - b.characters)
  const saves = (lines: number): boolean => {
    const gone = new Set(candidates.slice(0, lines).map(({ block }) => block))
    const body = flow.body.map((block) => (gone.has(block) ? { ...block, lines: block.lines.slice(0, -1) } : block))
    const { textPages, imprintPages } = fillPages({ ...flow, body })
    return textPages + imprintPages < pageCount
  }
  const most = Math.min(mostLines, candidates.length)
  if (most === 0 || !saves(most)) return null
  let [fewest, enough] = [1, most]
  while (fewest < enough) {
    const middle = Math.floor((fewest + enough) / 2)
    if (saves(middle)) enough = middle
    else fewest = middle + 1
  }
  return candidates
    .slice(0, enough)
    .toSorted((a, b) => a.paragraph - b.paragraph)
    .map(({ paragraph, characters }) => ({ paragraph, characters }))
}

const cuttable: ReadonlySet<ElementKind> = new Set(['paragraph', 'item', 'run-in'])

/** The last line of each paragraph of the text that has more than one. */
function lastLines({ document, body }: DocumentFlow): readonly Candidate[] {
  const blocks = new Map(body.map((block) => [block.element, block]))
  let paragraph = 0
  return document.elements.flatMap((element, index): Candidate[] => {
    // Counted as `document/passages.ts` counts them: a cell is one.
    if (inText.has(element.kind)) paragraph += listsOf(element).length
    const block = blocks.get(index)
    const last = block?.lines.at(-1)
    if (!block || !last || block.lines.length < 2 || !cuttable.has(element.kind)) return []
    return [{ block, paragraph, characters: last.runs.reduce((sum, run) => sum + run.characters.length, 0) }]
  })
}
