import type { FaceRun } from '../../layout/cells.js'
import { isRagged } from '../../layout/set-paragraph.js'
import type { ParagraphProperties } from './properties.js'

/** Styles justify; a paragraph that the layout sets ragged does not. */
export const justify = (...text: Parameters<typeof isRagged>): Pick<ParagraphProperties, 'justify'> =>
  isRagged(...text) ? { justify: 'left' } : {}

/** The same of words in 仿宋. */
export const justifyWords = (text: string, indents: Parameters<typeof isRagged>[1]['indents']) =>
  justify([{ text, face: 'fangsong' } satisfies FaceRun], { indents })
