import type { DocumentFormat } from '../../document/document.js'
import type { SheetKind } from '../../document/element.js'
import type { Masthead } from '../../layout/masthead.js'
import type { TypefaceNames } from './typeface-names.js'
import type { Xml } from './xml.js'

/** What pages of one kind that follow one another have in common. */
export interface SectionForm {
  readonly sheet: SheetKind
  /** 7.5: a blank page and the page of 版记 behind it bear no number. */
  readonly numbered: boolean
}

/** All that the frame of a document depends on: two documents of one form differ in their text alone. */
export interface FrameForm {
  readonly format: DocumentFormat
  /** What every page says outside the type area, e.g. 讨论稿; empty: nothing. */
  readonly mark: string
  readonly head: Pick<Masthead, 'marks' | 'rules'>
  readonly names: TypefaceNames
  /** One for each change of sheet and for pages without numbers. */
  readonly sections: readonly SectionForm[]
}

/** What is put into a frame: the blocks of each of its sections. */
export type FrameText = readonly (readonly Xml[])[]
