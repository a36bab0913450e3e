import type { DocumentFormat } from '../document/document.js'
import { letterFirstBottom, margins, paper, toTwips } from './geometry.js'

/** Lowest edge that a row may have on a page, down from the top of the paper, in twips; pages count from 1. */
export const pageBottom = (format: DocumentFormat, page: number): number =>
  toTwips(paper.height) - (format === 'letter' && page === 1 ? letterFirstBottom : margins.bottom)
