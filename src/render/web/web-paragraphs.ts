import type { OfficialDocument } from '../../document/document.js'
import type { Block, Element, ElementKind, Level, Table } from '../../document/element.js'
import { type Inline, plainText } from '../../document/inline.js'
import { blockText, pageMark, wording } from '../../layout/wording.js'

/** How a paragraph stands on a website: which HTML it becomes, and which white it has before and behind its words. */
export type WebRole = 'mark' | 'title' | 'number' | 'addressees' | 'heading' | 'text' | 'signature' | 'label'

/** Words of a page for a website that are marked up alike. */
export interface WebParagraph {
  readonly kind: 'paragraph'
  readonly role: WebRole
  /** Of a heading. */
  readonly level: Level | null
  /** A title has several lines, all else one. */
  readonly lines: readonly string[]
}

/** A table of the document as it is: a website sets it by itself. */
export interface WebTable {
  readonly kind: 'table'
  readonly table: Table
}

/** What a page for a website is made of, from top to bottom. */
export type WebBlock = WebParagraph | WebTable

/** An ideographic space: a website has no indents of its own. */
const space = '\u3000'
const indent = space.repeat(2)
/** Behind 署名 and 成文日期, which a website sets flush right. */
const behind = space.repeat(4)

const paragraph = (role: WebRole, ...lines: readonly string[]): WebParagraph => ({
  kind: 'paragraph',
  role,
  level: null,
  lines,
})
const indented = (role: WebRole, text: string): WebParagraph => paragraph(role, indent + text)
const signed = (lists: readonly (readonly Inline[])[]): readonly WebParagraph[] =>
  lists.map((inlines) => paragraph('signature', indent + plainText(inlines) + behind))

function blockOf(block: Block): WebBlock {
  if (block.kind === 'table') return { kind: 'table', table: block }
  const text = blockText(block)
    .runs.map((run) => run.text)
    .join('')
  if (block.kind === 'heading') return { ...indented('heading', text), level: block.level }
  return indented('text', text)
}

/** 附件说明 as the website has it: the names below one another, numbered where they are several. */
function attachmentNames(names: readonly (readonly Inline[])[]): readonly WebParagraph[] {
  return names.map((name, index) => {
    const number = names.length > 1 ? `${index + 1}.` : ''
    const before = index === 0 ? wording.attachments : space.repeat(Array.from(wording.attachments).length)
    return indented('text', before + number + plainText(name))
  })
}

type Blocks = readonly WebBlock[]

/** What of each element a website shows: no red elements, no version for the printer, the number below the title. */
const shown: {
  readonly [K in ElementKind]: (element: Extract<Element, { kind: K }>, titleLines: readonly string[]) => Blocks
} = {
  'copy-number': () => [],
  classification: () => [],
  urgency: () => [],
  'issuer-mark': () => [],
  signatories: () => [],
  'document-number': ({ inlines }) => [paragraph('number', plainText(inlines))],
  title: (_, lines) => [paragraph('title', ...lines)],
  addressees: ({ inlines }) => [paragraph('addressees', plainText(inlines))],
  heading: (block) => [blockOf(block)],
  'run-in': (block) => [blockOf(block)],
  paragraph: (block) => [blockOf(block)],
  item: (block) => [blockOf(block)],
  table: (block) => [blockOf(block)],
  'attachment-note': ({ names }) => attachmentNames(names),
  'issuing-organs': ({ organs }) => signed(organs),
  'signature-stamps': ({ posts }) => signed(posts),
  'issue-date': ({ inlines }) => signed([inlines]),
  note: ({ inlines }) => [indented('text', plainText(inlines))],
  attachment: ({ label, title, blocks }) => [
    paragraph('label', label),
    paragraph('title', plainText(title)),
    ...blocks.map(blockOf),
  ],
  'carbon-copy': () => [],
  printing: () => [],
}

function shownOf<K extends ElementKind>(element: Extract<Element, { kind: K }>, titleLines: readonly string[]): Blocks {
  const show: (element: Extract<Element, { kind: K }>, titleLines: readonly string[]) => Blocks =
    shown[element.kind as K]
  return show(element, titleLines)
}

/**
 * A document as a government's website shows it: title in the lines of the layout, 发文字号 below it, paragraphs behind two
 * ideographic spaces, 署名 and 成文日期 with four behind them, attachments after the signature; drafts and samples say so.
 */
export function webBlocks(document: OfficialDocument, titleLines: readonly string[]): Blocks {
  const mark = pageMark(document.properties)
  const number = document.elements.filter(({ kind }) => kind === 'document-number')
  const rest = document.elements.filter(({ kind }) => kind !== 'document-number')
  return [
    ...(mark === '' ? [] : [paragraph('mark', mark)]),
    ...rest.flatMap((element) => [
      ...shownOf(element, titleLines),
      ...(element.kind === 'title' ? number.flatMap((each) => shownOf(each, titleLines)) : []),
    ]),
  ]
}
