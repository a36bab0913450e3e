import type { Inline } from '../document/inline.js'
import { plainText } from '../document/inline.js'
import { textWidth } from './cells.js'
import { cellsPerRow } from './geometry.js'

/** Right indents in cells, for one organ. */
export interface SignaturePlace {
  readonly organ: number
  readonly date: number
}

/**
 * Sealed (7.3.5.1): the date keeps 4 characters on its right and the organ stands centred on it; an organ so long that it
 * would come nearer than 2 characters to the edge keeps these and the date is centred on the organ instead.
 * Unsealed (7.3.5.2): the organ keeps 2 characters; the date begins 2 characters after the organ does, and where it is
 * longer than that leaves room for, the date keeps 2 and the organ moves left.
 */
export function signaturePlace(organWidth: number, dateWidth: number, sealed: boolean): SignaturePlace {
  if (sealed) {
    const organ = 4 + (dateWidth - organWidth) / 2
    return organ >= 2 ? { organ, date: 4 } : { organ: 2, date: 2 + (organWidth - dateWidth) / 2 }
  }
  return organWidth >= dateWidth
    ? { organ: 2, date: organWidth - dateWidth }
    : { organ: 4 + dateWidth - organWidth, date: 2 }
}

/** One row of names of a joint sealed document: centres of the names in cells from the left edge. */
export interface NameRow {
  readonly names: readonly { readonly text: string; readonly centre: number }[]
}

/** A seal is 5 cm wide at most, so that three stand beside each other in the type area without touching. */
const namesPerRow = 3

/**
 * Several sealing organs (7.3.5.1): in order, up to three a row and as many as fit, evenly spread, so that each can be
 * sealed for itself; the last seal also presses the date, which is centred on the last name.
 */
export function nameRows(organs: readonly (readonly Inline[])[]): readonly NameRow[] {
  const texts = organs.map((organ) => plainText(organ))
  const widest = Math.max(...texts.map((text) => textWidth(text)))
  const perRow = Math.max(1, Math.min(namesPerRow, texts.length, Math.floor(cellsPerRow / (widest + 1))))
  const rows: NameRow[] = []
  for (let index = 0; index < texts.length; index += perRow) {
    const row = texts.slice(index, index + perRow)
    rows.push({
      names: row.map((text, column) => ({ text, centre: ((column + 0.5) * cellsPerRow) / row.length })),
    })
  }
  return rows
}
