import { findElement, type OfficialDocument } from '../document/document.js'
import type { Element } from '../document/element.js'
import { plainText } from '../document/inline.js'
import type { Typeface } from '../document/typeface.js'
import type { HeadPiece } from './masthead.js'

/** An element of the document together with its index. */
export interface Indexed<K extends Element['kind']> {
  readonly index: number
  readonly element: Extract<Element, { kind: K }>
}

/** The first element of a kind with its index, or undefined. */
export function indexed<K extends Element['kind']>(document: OfficialDocument, kind: K): Indexed<K> | undefined {
  const element = findElement(document, kind)
  return element && { index: document.elements.indexOf(element), element }
}

const leftFaces = { 'copy-number': 'fangsong', classification: 'heiti', urgency: 'heiti' } as const satisfies Partial<
  Record<Element['kind'], Typeface>
>

/** 份号, 密级和保密期限, 紧急程度 from the top down, flush left (7.2.1 to 7.2.3). */
export const leftPieces = (document: OfficialDocument): readonly HeadPiece[] =>
  (['copy-number', 'classification', 'urgency'] as const).flatMap((kind) => {
    const found = indexed(document, kind)
    return found
      ? [
          {
            element: found.index,
            runs: [{ text: plainText(found.element.inlines), face: leftFaces[kind] }],
            align: 'left' as const,
            start: 0,
          },
        ]
      : []
  })
