import { attributesOf } from '../../markup/xml.js'
import { childOf, elementsOf, type XmlNode, xml } from '../../markup/xml-tree.js'
import { align, type Pair } from '../align.js'
import type { Fate, Sides } from '../edits.js'
import { type Stretch, splitParagraphs } from '../split-paragraphs.js'
import {
  cutParagraph,
  markedProperties,
  mergeParagraph,
  mergeProperties,
  textOf,
  wholeParagraph,
} from './merge-paragraph.js'
import { columnsOf, mergeTable, tableText, wholeTable } from './merge-table.js'
import type { Tracking } from './tracking.js'

/** Where a paragraph comes from, by its printed text; empty where nothing tells. */
export type IdentityByText = (text: string) => string

interface Block {
  readonly node: XmlNode
  readonly text: string
  readonly identity: string
}

const styleOf = (paragraph: XmlNode): string => {
  const properties = childOf(paragraph, 'w:pPr')
  const style = properties && childOf(properties, 'w:pStyle')
  return (style && attributesOf(style).get('val')) ?? ''
}

/** Paragraphs and tables of two versions as one. */
export function mergeBlocks(
  old: readonly XmlNode[],
  now: readonly XmlNode[],
  identities: Sides<IdentityByText>,
  tracking: Tracking,
): readonly XmlNode[] {
  const pairs = align(read(closed(old, now), identities.old), read(closed(now, old), identities.now), {
    kind: ({ node, text }) =>
      node.name === 'w:tbl' ? `table ${columnsOf(node)}` : text === '' ? `empty ${styleOf(node)}` : 'paragraph',
    text: ({ text }) => text,
    identity: ({ identity }) => identity,
  })
  return stretchesOf(withEndPaired(splitBlocks(withEnd(pairs)))).flatMap((stretch) =>
    writeStretch(withLastPaired(stretch), tracking),
  )
}

/** A pair of paragraphs; `end`: the mark of the paragraph is added or removed, though its words are in both versions. */
type BlockPair = Pair<Block> & { readonly end?: Fate }

/** Paragraphs that were split or joined, stretch by stretch, so that only the marks between them come or go. */
function splitBlocks(pairs: readonly Pair<Block>[]): readonly BlockPair[] {
  return splitParagraphs(pairs, ({ node, text }) => (node.name === 'w:tbl' ? '' : text)).map(
    ({ pair, old, now, end }) => {
      if (!pair.old || !pair.now) return pair
      const properties = (block: Block) => childOf(block.node, 'w:pPr')
      const cut = (block: Block, stretch: Stretch, own: XmlNode | undefined): Block => ({
        ...block,
        node: cutParagraph(block.node, stretch, own),
      })
      // A mark that comes or goes takes its properties with it: those of the one paragraph are those of the last mark.
      const last = end === null
      const parted = {
        old: old ? cut(pair.old, old, properties(last ? pair.old : pair.now)) : pair.old,
        now: now ? cut(pair.now, now, properties(last ? pair.now : pair.old)) : pair.now,
      }
      return last ? parted : { ...parted, end }
    },
  )
}

const endsInTable = (nodes: readonly XmlNode[]): boolean => nodes.at(-1)?.name === 'w:tbl'

/** Behind a last table Word keeps an empty paragraph: it is written out where the other version has words there. */
const closed = (nodes: readonly XmlNode[], others: readonly XmlNode[]): readonly XmlNode[] =>
  endsInTable(nodes) && !endsInTable(others) ? [...nodes, xml('w:p', '')] : nodes

/** That paragraph where the last table is of one version only: without it nothing would stand behind what goes with it. */
function withEnd(pairs: readonly Pair<Block>[]): readonly Pair<Block>[] {
  const last = pairs.at(-1)
  if (!last || !isTable(last) || (last.old && last.now)) return pairs
  const end: Block = { node: xml('w:p', ''), text: '', identity: '' }
  return [...pairs, { old: end, now: end }]
}

const read = (nodes: readonly XmlNode[], identity: IdentityByText): readonly Block[] =>
  nodes.map((node) => {
    const text = node.name === 'w:tbl' ? tableText(node) : textOf(node)
    return { node, text, identity: text === '' ? '' : identity(text) }
  })

const isTable = ({ old, now }: BlockPair): boolean => (old ?? now).node.name === 'w:tbl'

/** Paragraphs up to a table or the end, and each table by itself. */
function stretchesOf(pairs: readonly BlockPair[]): readonly (readonly BlockPair[])[] {
  const stretches: BlockPair[][] = [[]]
  for (const pair of pairs) {
    if (isTable(pair)) stretches.push([pair], [])
    else stretches.at(-1)?.push(pair)
  }
  return stretches.filter((stretch) => stretch.length > 0)
}

/** Where all behind the last table is of one version, the last paragraph of the other ends there too. */
function withEndPaired(pairs: readonly BlockPair[]): readonly BlockPair[] {
  const end = pairs.slice(pairs.findLastIndex(isTable) + 1)
  const alone = end.length > 0 && (end.every(({ old }) => old === null) || end.every(({ now }) => now === null))
  return alone ? pairLasts(pairs) : pairs
}

/**
 * The mark of a paragraph before a table or at the end can be neither added nor removed: there is nothing that it could
 * join. So the last paragraphs of both versions are one: either the words of both stand in it, or (see `writeBehind`)
 * the mark of the one before is changed in its place.
 */
function withLastPaired(pairs: readonly BlockPair[]): readonly BlockPair[] {
  const last = pairs.at(-1)
  return !last || isTable(last) || (last.old && last.now) || tailOf(pairs) ? pairs : pairLasts(pairs)
}

/** The last paragraphs of both versions as one, behind all others. */
function pairLasts(pairs: readonly BlockPair[]): readonly BlockPair[] {
  const oldLast = pairs.findLast(({ old }) => old !== null)?.old
  const nowLast = pairs.findLast(({ now }) => now !== null)?.now
  if (!oldLast || !nowLast) return pairs
  const parted = pairs.flatMap((pair): readonly BlockPair[] => {
    const before = pair.old === oldLast ? null : pair.old
    const after = pair.now === nowLast ? null : pair.now
    if (before && after) return [pair]
    if (before) return [{ old: before, now: null }]
    return after ? [{ old: null, now: after }] : []
  })
  return [...parted, { old: oldLast, now: nowLast }]
}

/** Paragraphs that only one version has, right behind one that both have. */
interface Followers {
  readonly fate: Fate
  readonly blocks: readonly Block[]
}

function followersOf(pairs: readonly BlockPair[], kept: number): Followers | undefined {
  const [anchor, first] = [pairs[kept], pairs[kept + 1]]
  if (!anchor?.old || !anchor.now || !first || (first.old && first.now)) return undefined
  const fate = first.old ? 'removed' : 'added'
  const blocks: Block[] = []
  for (const { old, now } of pairs.slice(kept + 1)) {
    const block = fate === 'removed' ? (now ? null : old) : old ? null : now
    if (!block) break
    blocks.push(block)
  }
  return { fate, blocks }
}

/** Those at the end of a stretch, if that is all that stands behind the last one that both have. */
function tailOf(pairs: readonly BlockPair[]): Followers | undefined {
  const kept = pairs.findLastIndex(({ old, now }) => old !== null && now !== null)
  const found = followersOf(pairs, kept)
  return found && kept + 1 + found.blocks.length === pairs.length ? found : undefined
}

function writeStretch(pairs: readonly BlockPair[], tracking: Tracking): readonly XmlNode[] {
  const written: XmlNode[] = []
  for (let index = 0; index < pairs.length; index += 1) {
    const pair = pairs[index]
    if (!pair) break
    const node = writePair(pair, tracking)
    const found = followersOf(pairs, index)
    const atEnd = found !== undefined && index + 1 + found.blocks.length === pairs.length
    // (LibreOffice 7 takes words at the end of a paragraph and a paragraph behind them for one change.)
    if (found && pair.old && pair.now && (atEnd || endsIn(node, found.fate))) {
      written.push(...writeBehind({ node, old: pair.old.node, now: pair.now.node }, found, tracking))
      index += found.blocks.length
    } else written.push(node)
  }
  return written
}

const endsIn = (paragraph: XmlNode, fate: Fate): boolean =>
  elementsOf(paragraph).at(-1)?.name === (fate === 'added' ? 'w:ins' : 'w:del')

/**
 * Paragraphs that come or go with the mark of the one before them, as when one types at its end; the last mark stays and
 * bears the properties that belong to it in either version.
 */
function writeBehind(
  anchor: { readonly node: XmlNode; readonly old: XmlNode; readonly now: XmlNode },
  { fate, blocks }: Followers,
  tracking: Tracking,
): readonly XmlNode[] {
  const { node: merged, old, now } = anchor
  const properties = markedProperties(childOf(merged, 'w:pPr'), fate, tracking)
  const last = blocks.length - 1
  return [
    xml('w:p', merged.attributes, properties, ...contentOf(merged)),
    ...blocks.map(({ node }, index) => {
      const whole = writeWhole(node, fate, tracking)
      if (index < last) return whole
      const own = childOf(node, 'w:pPr')
      const [before, after] = fate === 'removed' ? [own, childOf(now, 'w:pPr')] : [childOf(old, 'w:pPr'), own]
      return xml('w:p', node.attributes, ...mergeProperties(before, after, tracking), ...contentOf(whole))
    }),
  ]
}

/** What a paragraph holds beside its properties. */
const contentOf = (paragraph: XmlNode): readonly XmlNode[] =>
  elementsOf(paragraph).filter(({ name }) => name !== 'w:pPr')

function writePair({ old, now, end }: BlockPair, tracking: Tracking): XmlNode {
  if (old && now) {
    if (old.node.name === 'w:tbl') return mergeTable(old.node, now.node, tracking)
    const node = mergeParagraph(old.node, now.node, tracking)
    if (end === undefined) return node
    return xml('w:p', node.attributes, markedProperties(childOf(node, 'w:pPr'), end, tracking), ...contentOf(node))
  }
  return old ? writeWhole(old.node, 'removed', tracking) : writeWhole(now.node, 'added', tracking)
}

const writeWhole = (node: XmlNode, fate: Fate, tracking: Tracking): XmlNode =>
  node.name === 'w:tbl' ? wholeTable(node, fate, tracking) : wholeParagraph(node, fate, tracking)
