import type { OfficialDocument } from './document.js'
import type { Block, Element, ElementKind } from './element.js'
import type { Inline } from './inline.js'

type Lists = readonly (readonly Inline[])[]

const inBlock: { readonly [K in Block['kind']]: (block: Extract<Block, { kind: K }>) => Lists } = {
  heading: ({ inlines }) => [inlines],
  'run-in': ({ heading, inlines }) => [[...heading, ...inlines]],
  paragraph: ({ inlines }) => [inlines],
  item: ({ inlines }) => [inlines],
  table: ({ unit, groups, header, rows }) => [
    ...(unit ? [unit] : []),
    ...groups.map(({ inlines }) => inlines),
    ...header,
    ...rows.flat(),
  ],
}

const inElement: { readonly [K in ElementKind]: (element: Extract<Element, { kind: K }>) => Lists } = {
  ...inBlock,
  'copy-number': ({ inlines }) => [inlines],
  classification: ({ inlines }) => [inlines],
  urgency: ({ inlines }) => [inlines],
  'issuer-mark': ({ organs }) => organs,
  'document-number': ({ inlines }) => [inlines],
  signatories: ({ names }) => names,
  title: ({ inlines }) => [inlines],
  addressees: ({ inlines }) => [inlines],
  'attachment-note': ({ names }) => names,
  'issuing-organs': ({ organs }) => organs,
  'signature-stamps': ({ posts }) => posts,
  'issue-date': ({ inlines }) => [inlines],
  note: ({ inlines }) => [inlines],
  attachment: ({ title, blocks }) => [title, ...blocks.flatMap((block) => listsOf(block))],
  'carbon-copy': ({ inlines }) => [inlines],
  printing: ({ organ, date }) => [organ, date],
}

/** The runs of text of one element, one list a paragraph or cell; labels such as 一、 are not among them. */
export function listsOf<K extends ElementKind>(element: Extract<Element, { kind: K }>): Lists {
  const lists: (element: Extract<Element, { kind: K }>) => Lists = inElement[element.kind as K]
  return lists(element)
}

/** Everything that a document says in words, paragraph by paragraph, in reading order. */
export const inlineLists = (document: OfficialDocument): Lists =>
  document.elements.flatMap((element) => listsOf(element))
