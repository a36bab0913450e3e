import type { DocumentFormat } from '../document/document.js'
import type { SheetKind } from '../document/element.js'
import { letterFirstBottom, sheets, toTwips } from './geometry.js'

/** Lowest edge that a row may have on a page, down from the top of the sheet, in twips; pages count from 1. */
export function pageBottom(format: DocumentFormat, page: number, kind: SheetKind = 'upright'): number {
  const { height, margins } = sheets[kind]
  return toTwips(height) - (format === 'letter' && page === 1 ? letterFirstBottom : margins.bottom)
}
