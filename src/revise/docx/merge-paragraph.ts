import { groupNeighbours } from '../../keyed/group-by.js'
import { unescapeXml } from '../../markup/xml.js'
import { childOf, elementsOf, sameXml, writeXml, type XmlNode, xml } from '../../markup/xml-tree.js'
import { type Fate, textSteps } from '../edits.js'
import type { Stretch } from '../split-paragraphs.js'
import type { Word } from '../steps.js'
import { encodeText, type Tracking } from './tracking.js'

/** A stretch of words, a tab or a break of a paragraph, with the format of its run. */
interface Piece extends Word {
  /** The run's `w:rPr`. */
  readonly format: XmlNode | undefined
  /** What the run holds: `w:tab`, `w:br`; null for words, whose text is `text`. */
  readonly content: XmlNode | null
  /** What stands beside runs, such as a field: kept as a whole. */
  readonly beside: XmlNode | null
}

const emptyFormat = xml('w:rPr', '')

/** What a paragraph holds in reading order. */
export function piecesOf(paragraph: XmlNode): readonly Piece[] {
  return elementsOf(paragraph).flatMap((child): readonly Piece[] => {
    if (child.name === 'w:pPr') return []
    if (child.name !== 'w:r') return [{ text: `\0${writeXml(child)}`, format: undefined, content: null, beside: child }]
    const format = childOf(child, 'w:rPr')
    return elementsOf(child).flatMap((content): readonly Piece[] => {
      if (content.name === 'w:rPr') return []
      if (content.name !== 'w:t') return [{ text: `\0${writeXml(content)}`, format, content, beside: null }]
      return [{ text: unescapeXml(content.children.join('')), format, content: null, beside: null }]
    })
  })
}

/** Words are cut with their format; a tab, a break or a field is whole. */
const cutPiece = (piece: Piece, by: (text: string) => readonly string[]): readonly Piece[] =>
  piece.content || piece.beside ? [piece] : by(piece.text).map((text) => ({ ...piece, text }))

/** What a reader sees of a paragraph. */
export const textOf = (paragraph: XmlNode): string =>
  piecesOf(paragraph)
    .filter(({ beside }) => !beside)
    .map(({ text, content }) => (content ? (content.name === 'w:tab' ? '\t' : '\n') : text))
    .join('')

/** A stretch of what a reader sees of a paragraph, as a paragraph with other properties. */
export function cutParagraph(paragraph: XmlNode, { from, to }: Stretch, properties: XmlNode | undefined): XmlNode {
  let at = 0
  const runs = piecesOf(paragraph).flatMap((piece): readonly XmlNode[] => {
    const length = piece.beside ? 0 : piece.content ? 1 : piece.text.length
    const [start, end] = [Math.max(from - at, 0), Math.min(to - at, length)]
    at += length
    if (start > end || (start === end && length > 0)) return []
    if (piece.beside) return [piece.beside]
    const own = piece.content ? piece : { ...piece, text: piece.text.slice(start, end) }
    return [xml('w:r', '', ...(piece.format ? [piece.format] : []), ...contents([own], 'w:t'))]
  })
  return xml('w:p', paragraph.attributes, ...(properties ? [properties] : []), ...runs)
}

/** A paragraph of which one version is known, added or removed as a whole, its mark too. */
export function wholeParagraph(paragraph: XmlNode, fate: Fate, tracking: Tracking): XmlNode {
  const properties = childOf(paragraph, 'w:pPr')
  return xml(
    'w:p',
    paragraph.attributes,
    markedProperties(properties, fate, tracking),
    ...writePieces(
      piecesOf(paragraph).map((piece) => ({ piece, fate, before: undefined })),
      tracking,
    ),
  )
}

/** Two versions of a paragraph as one: words that go, words that come, and the properties that it had. */
export function mergeParagraph(old: XmlNode, now: XmlNode, tracking: Tracking): XmlNode {
  if (sameXml(old, now)) return now
  const steps = textSteps(piecesOf(old), piecesOf(now), cutPiece)
  const pieces = steps.flatMap(({ same, removed, added }) => [
    ...same.map(([before, piece]) => ({ piece, fate: 'kept' as const, before: before.format })),
    ...removed.map((piece) => ({ piece, fate: 'removed' as const, before: undefined })),
    ...added.map((piece) => ({ piece, fate: 'added' as const, before: undefined })),
  ])
  return xml(
    'w:p',
    now.attributes,
    ...mergeProperties(childOf(old, 'w:pPr'), childOf(now, 'w:pPr'), tracking),
    ...writePieces(pieces, tracking),
  )
}

/** Paragraph properties that never stand in `w:pPrChange`. */
const notTracked: ReadonlySet<string> = new Set(['w:rPr', 'w:sectPr', 'w:pPrChange'])

/** The new properties, with the old ones where they differ. */
export function mergeProperties(
  old: XmlNode | undefined,
  now: XmlNode | undefined,
  tracking: Tracking,
): readonly XmlNode[] {
  const bare = (properties: XmlNode | undefined) =>
    xml('w:pPr', '', ...(properties ? elementsOf(properties) : []).filter(({ name }) => !notTracked.has(name)))
  const properties = now ?? xml('w:pPr', '')
  if (sameXml(bare(old), bare(now))) return now ? [now] : []
  return [{ ...properties, children: [...properties.children, tracking.before('w:pPrChange', bare(old))] }]
}

/** Properties of a paragraph whose mark is added or removed: `w:ins` or `w:del` comes first in its run properties. */
export function markedProperties(properties: XmlNode | undefined, fate: Fate, tracking: Tracking): XmlNode {
  const known = properties ?? xml('w:pPr', '')
  const ofMark = childOf(known, 'w:rPr')
  const marked = xml('w:rPr', '', tracking.mark(fate), ...(ofMark?.children ?? []))
  const children = elementsOf(known).filter((child) => child !== ofMark)
  const at = children.findIndex(({ name }) => name === 'w:sectPr' || name === 'w:pPrChange')
  const cut = at < 0 ? children.length : at
  return { ...known, children: [...children.slice(0, cut), marked, ...children.slice(cut)] }
}

interface WrittenPiece {
  readonly piece: Piece
  readonly fate: Fate | 'kept'
  /** Of a kept piece, the format it had. */
  readonly before: XmlNode | undefined
}

/** Runs again: neighbours of one fate and one format in one run. */
function writePieces(pieces: readonly WrittenPiece[], tracking: Tracking): readonly XmlNode[] {
  return groupNeighbours(pieces, joins).map((group) => {
    const [{ piece, fate, before }] = group
    if (piece.beside) return piece.beside
    const changed = fate === 'kept' && !sameXml(before, piece.format)
    const run = xml(
      'w:r',
      '',
      ...(changed ? [changedFormat(before, piece.format, tracking)] : piece.format ? [piece.format] : []),
      ...contents(
        group.map((each) => each.piece),
        fate === 'removed' ? 'w:delText' : 'w:t',
      ),
    )
    return fate === 'kept' ? run : tracking.mark(fate, run)
  })
}

const joins = (a: WrittenPiece, b: WrittenPiece): boolean =>
  a.fate === b.fate &&
  !a.piece.beside &&
  !b.piece.beside &&
  sameXml(a.piece.format, b.piece.format) &&
  sameXml(a.before, b.before)

const changedFormat = (old: XmlNode | undefined, now: XmlNode | undefined, tracking: Tracking): XmlNode =>
  xml('w:rPr', '', ...(now?.children ?? []), tracking.before('w:rPrChange', old ?? emptyFormat))

function contents(pieces: readonly Piece[], element: 'w:t' | 'w:delText'): readonly XmlNode[] {
  const nodes: XmlNode[] = []
  let text = ''
  const flush = () => {
    if (text !== '') nodes.push(xml(element, ' xml:space="preserve"', encodeText(text)))
    text = ''
  }
  for (const { text: word, content } of pieces) {
    if (content) {
      flush()
      nodes.push(content)
    } else text += word
  }
  flush()
  return nodes
}
