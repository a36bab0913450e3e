import type { Element, ElementKind } from './element.js'
import type { Typeface } from './typeface.js'

/** 信函格式 (GB/T 9704-2012, 10.1) or the general format with a red head (chapter 7). */
export type DocumentFormat = 'letter' | 'general'

/** 状态 of a document: drafts of any kind are marked on every page and in the file name, what is issued (印发) never. */
export type DocumentState = '讨论稿' | '征求意见稿' | '送审稿' | '印发'

/** What a document is apart from its words: for file names and for the properties of the files. */
export interface DocumentProperties {
  /** The title on one line. */
  readonly title: string
  /** 发文机关, for the author property. */
  readonly organ: string
  /** 发文字号 as printed; empty when the document has none. */
  readonly number: string
  /** 文种, e.g. 通报. */
  readonly genre: string
  /** 成文日期 as year, month, day: the time stamp of the files, so that they repeat. */
  readonly date: { readonly year: number; readonly month: number; readonly day: number }
  readonly state: DocumentState
  /** Invented figures: every page says so (示例). */
  readonly sample: boolean
}

/** What an office decides about its pages where the standard leaves it free. */
export interface PageSetting {
  /** 版记 of the general format ends an even page (GB/T 33476.2, 7.3.1), for printing on both sides. */
  readonly evenImprint: boolean
  /** A paragraph whose last line would be a single character is set a little closer, so that the line goes. */
  readonly tighten: boolean
}

/** What a document has whose office decides nothing. */
export const plainSetting: PageSetting = { evenImprint: true, tighten: false }

/**
 * 公文: what a document says, element by element, in the order of reading. An element that the document lacks is
 * absent from the list, never present and empty.
 */
export interface OfficialDocument {
  readonly format: DocumentFormat
  readonly properties: DocumentProperties
  /** The families that the DOCX names instead of the official ones (仿宋_GB2312 …), where the office wants others. */
  readonly typefaceNames: Readonly<Partial<Record<Typeface, string>>>
  readonly setting: PageSetting
  readonly elements: readonly Element[]
}

type ElementOf<K extends ElementKind> = Extract<Element, { kind: K }>

/** The first element of a kind, or undefined where the document has none. */
export const findElement = <K extends ElementKind>(document: OfficialDocument, kind: K): ElementOf<K> | undefined =>
  document.elements.find((element): element is ElementOf<K> => element.kind === kind)
