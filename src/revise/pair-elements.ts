import { templatesFolder } from '../data/years.js'
import type { OfficialDocument } from '../document/document.js'
import type { Block, Element, ElementKind } from '../document/element.js'
import { type Inline, plainText } from '../document/inline.js'
import { listsOf } from '../document/inline-lists.js'
import { align, type Likeness, type Pair } from './align.js'

/** Elements that a document has once, so that one of them always stands for the other. */
export const onlyOne: ReadonlySet<ElementKind> = new Set<ElementKind>([
  'copy-number',
  'classification',
  'urgency',
  'issuer-mark',
  'document-number',
  'signatories',
  'title',
  'addressees',
  'attachment-note',
  'issuing-organs',
  'issue-date',
  'note',
  'carbon-copy',
  'printing',
])

/** Values that name what an item or a row is about. */
const naming: ReadonlySet<string> = new Set(['指标名称', '地方名称', '地方主送'])

/**
 * Where a paragraph comes from: its template or snippet, and the indicator or place that it is about. Stable when
 * lines are added above it or its figures change; empty where nothing tells.
 */
export function identityOf(inlines: readonly Inline[]): string {
  const files = new Set(inlines.flatMap(({ at }) => at?.file ?? []))
  const snippet = [...files].find((file) => !file.startsWith(`${templatesFolder}/`))
  const [first] = inlines
  const about = first?.kind === 'value' && naming.has(first.name) ? first.text : ''
  return snippet === undefined && about === '' ? '' : `${snippet ?? ''}\n${about}`
}

/** A paragraph of the text, whatever its level. */
export type TextBlock = Exclude<Block, { kind: 'table' }>
/** The kinds of elements that are running text. */
export const textKinds: ReadonlySet<ElementKind> = new Set<TextBlock['kind']>([
  'heading',
  'run-in',
  'paragraph',
  'item',
])
/** Whether an element is a paragraph of the text: its words are compared, not its cells. */
export const isTextBlock = (element: Element): element is TextBlock => textKinds.has(element.kind)

/** What is printed of a paragraph of the text; empty for what is none, and cannot be split. */
export const blockText = (element: Element): string => (isTextBlock(element) ? elementText(element) : '')

const elementText = (element: Element): string => labelOf(element) + plainText(wordsIn(element))

/** The number in front of an element, where it has one. */
export const labelOf = (element: Element): string => ('label' in element ? element.label : '')
/** All text of an element in one list. */
export const wordsIn = (element: Element): readonly Inline[] => listsOf(element).flat()

const elementLikeness: Likeness<Element> = {
  // A table of other columns is another table: its cells have nothing to do with the old ones. A heading that became a
  // paragraph still says the same.
  kind: (element) => (element.kind === 'table' ? columnsOf(element) : isTextBlock(element) ? 'text' : element.kind),
  text: elementText,
  identity: (element) => {
    if (onlyOne.has(element.kind)) return element.kind
    const { kind } = element
    return kind === 'attachment' || kind === 'table' ? '' : identityOf(wordsIn(element))
  },
}

/** How many columns, and which of them have a head in common. */
export const columnsOf = ({ header, groups }: Extract<Element, { kind: 'table' }>): string =>
  ['table', header.length, ...groups.map(({ first, span }) => `${first}+${span}`)].join(' ')

/** The elements of two versions in reading order. */
export const pairElements = (old: OfficialDocument, now: OfficialDocument): readonly Pair<Element>[] =>
  align(old.elements, now.elements, elementLikeness)

/** The blocks of an attachment in two versions. */
export const pairBlocks = (old: readonly Block[], now: readonly Block[]): readonly Pair<Block>[] =>
  // Blocks are elements, so pairs of them are pairs of blocks.
  align<Block>(old, now, elementLikeness)

type Row = readonly (readonly Inline[])[]

/** Which cell of a row says what it is about: the first one of words, for a number before it (序号) moves with the order. */
export function namingColumn(cells: readonly string[]): number {
  const found = cells.findIndex((cell) => /\p{L}/u.test(cell))
  return Math.max(found, 0)
}

/** The rows of a table in two versions. */
export const pairRows = (old: readonly Row[], now: readonly Row[]): readonly Pair<Row>[] =>
  align(old, now, {
    kind: () => 'row',
    text: (row) => row.map(plainText).join('\t'),
    identity: (row) => {
      const name = row[namingColumn(row.map(plainText))] ?? []
      return identityOf(name) || plainText(name)
    },
  })

/** Organs, names of attachments, signatories: by their order while their number stays, else by what they say. */
export function pairNames(
  old: readonly (readonly Inline[])[],
  now: readonly (readonly Inline[])[],
): readonly Pair<readonly Inline[]>[] {
  if (old.length !== now.length) return align(old, now, { kind: () => 'name', text: plainText, identity: () => '' })
  return old.flatMap((before, index) => {
    const after = now[index]
    return after ? [{ old: before, now: after }] : []
  })
}
