import type { DocumentProperties } from '../document/document.js'
import type { Block, Level } from '../document/element.js'
import { type Inline, plainText } from '../document/inline.js'
import { listsOf } from '../document/inline-lists.js'
import type { Typeface } from '../document/typeface.js'
import type { FaceRun } from './cells.js'

/** The words that the standard itself puts before or after an element's text; both writers print them. */
export const wording = {
  attachments: '附件：',
  carbonCopy: '抄送：',
  addressees: '主送：',
  signatories: '签发人：',
  printed: '印发',
  sample: '示例',
} as const

/** What every page says outside the type area: that the document is a draft, or its figures invented; else nothing. */
export function pageMark({ state, sample }: Pick<DocumentProperties, 'state' | 'sample'>): string {
  if (state === '印发') return sample ? wording.sample : ''
  return sample ? `${state}（${wording.sample}）` : state
}

/** The face of a level's label and heading (7.3.3); levels 3 and 4 are set as the text is. */
const levelFaces: { readonly [L in Level]: Typeface } = { 1: 'heiti', 2: 'kaiti', 3: 'fangsong', 4: 'fangsong' }

/** A paragraph of text: what is printed, in which face, and the words that the outline shows. */
export interface BlockText {
  readonly runs: readonly FaceRun[]
  readonly outline: { readonly level: Level; readonly title: string } | null
}

/** A block that is one paragraph. */
export type TextBlock = Exclude<Block, { kind: 'table' }>

const fangsong = (inlines: readonly Inline[]): FaceRun => ({ text: plainText(inlines), face: 'fangsong' })

const texts: { readonly [K in TextBlock['kind']]: (block: Extract<TextBlock, { kind: K }>) => BlockText } = {
  heading: ({ level, label, inlines }) => {
    const text = label + plainText(inlines)
    return { runs: [{ text, face: levelFaces[level] }], outline: { level, title: text } }
  },
  'run-in': ({ level, label, heading, inlines }) => {
    const text = label + plainText(heading)
    return {
      runs: [{ text, face: levelFaces[level] }, fangsong(inlines)],
      outline: { level, title: text.replace(/[。：:]$/u, '') },
    }
  },
  paragraph: ({ inlines }) => ({ runs: [fangsong(inlines)], outline: null }),
  item: ({ label, inlines }) => ({
    runs: [{ text: label + plainText(inlines), face: 'fangsong' }],
    outline: null,
  }),
}

/** What is printed of a block of text. */
export function blockText<K extends TextBlock['kind']>(of: Extract<TextBlock, { kind: K }>): BlockText {
  const text: (block: Extract<TextBlock, { kind: K }>) => BlockText = texts[of.kind as K]
  return text(of)
}

/** The words of a block in the order of reading. */
export const inlinesOf = (block: Block): readonly Inline[] =>
  block.kind === 'table' ? listsOf(block).flat() : [...(block.kind === 'run-in' ? block.heading : []), ...block.inlines]
