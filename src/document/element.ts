import type { Inline } from './inline.js'

/** Outline depth: 1 一、 2 （一） 3 1. 4 （1） (GB/T 9704-2012, 7.3.3). */
export type Level = 1 | 2 | 3 | 4

/** A heading that stands alone on its line(s); no end punctuation. `label` is 一、 and so on, made from depth. */
export interface Heading {
  readonly kind: 'heading'
  readonly level: Level
  readonly label: string
  readonly inlines: readonly Inline[]
}

/** A heading and its text in one paragraph: the heading part takes the face of its level, the rest 仿宋. */
export interface RunInParagraph {
  readonly kind: 'run-in'
  readonly level: Level
  readonly label: string
  readonly heading: readonly Inline[]
  readonly inlines: readonly Inline[]
}

/** A paragraph of the text without a number. */
export interface Paragraph {
  readonly kind: 'paragraph'
  readonly inlines: readonly Inline[]
}

/** One item of a numbered list, a paragraph of its own; label 1. or （1）. */
export interface Item {
  readonly kind: 'item'
  readonly level: Level
  readonly label: string
  readonly inlines: readonly Inline[]
}

/** A heading over several neighbouring columns of a table; `first` counts from 0. */
export interface ColumnGroup {
  readonly first: number
  readonly span: number
  readonly inlines: readonly Inline[]
}

/** A table of the text. */
export interface Table {
  readonly kind: 'table'
  /** What its numbers are counted in, above it at the right: 单位：万元. Null where nothing is said. */
  readonly unit: readonly Inline[] | null
  readonly align: readonly ('left' | 'center' | 'right')[]
  /** Columns with a common heading, from the left; the heads of the others take the height of both rows. */
  readonly groups: readonly ColumnGroup[]
  /** One a column. */
  readonly header: readonly (readonly Inline[])[]
  readonly rows: readonly (readonly (readonly Inline[])[])[]
}

/** The common heading that a column stands under; undefined where it stands alone. */
export const groupOver = ({ groups }: Pick<Table, 'groups'>, column: number): ColumnGroup | undefined =>
  groups.find(({ first, span }) => first <= column && column < first + span)

/** What the body of a document, or of an attachment, is made of. */
export type Block = Heading | RunInParagraph | Paragraph | Item | Table

/** What counts as text (正文). */
export const blockKinds: ReadonlySet<ElementKind> = new Set<Block['kind']>([
  'heading',
  'run-in',
  'paragraph',
  'item',
  'table',
])

/** Whether an element is of the body, which templates write in markup; all others have their order from the standard. */
export const isBlock = (element: Element): element is Block => blockKinds.has(element.kind)

/** 份号, 7.2.1. */
export interface CopyNumber {
  readonly kind: 'copy-number'
  readonly inlines: readonly Inline[]
}
/** 密级和保密期限, 7.2.2, e.g. 机密★1年. */
export interface Classification {
  readonly kind: 'classification'
  readonly inlines: readonly Inline[]
}
/** 紧急程度, 7.2.3. */
export interface Urgency {
  readonly kind: 'urgency'
  readonly inlines: readonly Inline[]
}
/** 发文机关标志, 7.2.4 and 10.1: organs in order; `suffix` is 文件 in the general format, else empty. */
export interface IssuerMark {
  readonly kind: 'issuer-mark'
  readonly organs: readonly (readonly Inline[])[]
  readonly suffix: string
}
/** 发文字号, 7.2.5. */
export interface DocumentNumber {
  readonly kind: 'document-number'
  readonly inlines: readonly Inline[]
}
/** 签发人 (upward documents only), 7.2.6. */
export interface Signatories {
  readonly kind: 'signatories'
  readonly names: readonly (readonly Inline[])[]
}
/** 标题, 7.3.1. `lines`: the breaks that the data orders, or null: the layout breaks by meaning. */
export interface Title {
  readonly kind: 'title'
  readonly inlines: readonly Inline[]
  readonly lines: readonly string[] | null
}
/** 主送机关, 7.3.2, with its final colon. */
export interface Addressees {
  readonly kind: 'addressees'
  readonly inlines: readonly Inline[]
}
/** 附件说明, 7.3.4: the names of the attachments in order. */
export interface AttachmentNote {
  readonly kind: 'attachment-note'
  readonly names: readonly (readonly Inline[])[]
}
/** 发文机关署名, 7.3.5: organs in order; `sealed`: whether room is kept for the seal. */
export interface IssuingOrgans {
  readonly kind: 'issuing-organs'
  readonly organs: readonly (readonly Inline[])[]
  readonly sealed: boolean
}
/**
 * 签发人签名章, 7.3.5.3, in the place of 署名 and seal: the post (职务) of each signer in order, in full. The stamp itself is
 * never printed; room is kept for it.
 */
export interface SignatureStamps {
  readonly kind: 'signature-stamps'
  readonly posts: readonly (readonly Inline[])[]
}
/** 成文日期, 7.3.5.4. */
export interface IssueDate {
  readonly kind: 'issue-date'
  readonly inlines: readonly Inline[]
}
/** 附注, 7.3.6, with its parentheses. */
export interface Note {
  readonly kind: 'note'
  readonly inlines: readonly Inline[]
}
/** How a page lies before its reader: upright, or turned for a wide table (chapter 8). */
export type SheetKind = 'upright' | 'turned'

/** 附件, 7.3.7: starts a page of its own. `label` is 附件 or 附件1. */
export interface Attachment {
  readonly kind: 'attachment'
  readonly label: string
  readonly title: readonly Inline[]
  /** How the office wants its pages; null: turned where a table needs it. */
  readonly sheet: SheetKind | null
  readonly blocks: readonly Block[]
}
/** 抄送机关, 7.4.2. */
export interface CarbonCopy {
  readonly kind: 'carbon-copy'
  readonly inlines: readonly Inline[]
}
/** 印发机关和印发日期, 7.4.3 (general format only). */
export interface Printing {
  readonly kind: 'printing'
  readonly organ: readonly Inline[]
  readonly date: readonly Inline[]
}

/** Every element that GB/T 9704-2012 names for both formats, in one closed union. 页码 is the layout's. */
export type Element =
  | CopyNumber
  | Classification
  | Urgency
  | IssuerMark
  | DocumentNumber
  | Signatories
  | Title
  | Addressees
  | Block
  | AttachmentNote
  | IssuingOrgans
  | SignatureStamps
  | IssueDate
  | Note
  | Attachment
  | CarbonCopy
  | Printing

/** What tells the elements apart. */
export type ElementKind = Element['kind']
