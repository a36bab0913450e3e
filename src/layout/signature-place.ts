import { type Inline, plainText } from '../document/inline.js'
import { breakName } from './break-name.js'
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
function signaturePlace(organWidth: number, dateWidth: number, sealed: boolean): SignaturePlace {
  if (sealed) {
    const organ = 4 + (dateWidth - organWidth) / 2
    return organ >= 2 ? { organ, date: 4 } : { organ: 2, date: 2 + (organWidth - dateWidth) / 2 }
  }
  return organWidth >= dateWidth
    ? { organ: 2, date: organWidth - dateWidth }
    : { organ: 4 + dateWidth - organWidth, date: 2 }
}

/** A name longer than this stands on several lines: two characters are kept free at the right. */
const longestName = cellsPerRow - 2

const nameLines = (name: string): readonly string[] => breakName(name, longestName)

/** One line of 署名 with its right indent in cells. */
export interface SignatureLine {
  readonly text: string
  readonly right: number
}

/** Where names below one another and the date stand. */
export interface SignatureLines {
  readonly lines: readonly SignatureLine[]
  /** The right indent of 成文日期 in cells. */
  readonly date: number
}

/**
 * The lines of 署名 that stand below one another, and the right indent of 成文日期. Of a name in several lines those of a
 * sealed one stand in the middle of one another, those of an unsealed one begin below one another.
 */
export function signatureLines(names: readonly string[], dateWidth: number, sealed: boolean): SignatureLines {
  const broken = names.map(nameLines)
  const widest = Math.max(0, ...broken.flat().map(textWidth))
  const place = signaturePlace(widest, dateWidth, sealed)
  const lines = broken.flatMap((own) =>
    own.map((text): SignatureLine => {
      const spare = own.length > 1 ? widest - textWidth(text) : 0
      return { text, right: place.organ + (sealed ? spare / 2 : spare) }
    }),
  )
  return { lines, date: place.date }
}

/** Empty rows kept for seals: above the first row of names, and between it and the next. */
export interface SealRoom {
  readonly above: number
  readonly between: number
}

/** One row of names of a joint sealed document: centres of the names in cells from the left edge. */
export interface NameRow {
  /** Empty rows above it; none above a further line of a name. */
  readonly above: number
  readonly names: readonly { readonly text: string; readonly centre: number }[]
}

/** A seal is 5 cm wide at most, so that three stand beside each other in the type area without touching. */
const namesPerRow = 3
/** Seals are 5 cm high at most, so that they do not touch where their names stand five rows below one another. */
export const rowsBetweenSeals = 4

/**
 * Several sealing organs (7.3.5.1): in order, up to three a row and as many as fit, evenly spread, so that each can be
 * sealed for itself; the last seal also presses the date, which is centred on the last name.
 */
export function nameRows(organs: readonly (readonly Inline[])[], room: SealRoom): readonly NameRow[] {
  const texts = organs.map((organ) => plainText(organ))
  const widest = Math.max(...texts.map((text) => textWidth(text)))
  const perRow = Math.max(1, Math.min(namesPerRow, texts.length, Math.floor(cellsPerRow / (widest + 1))))
  const rows: NameRow[] = []
  if (perRow === 1) {
    const broken = texts.map(nameLines)
    // A seal stands in the middle of the lines of its name.
    const between = (before: readonly string[], own: readonly string[]): number =>
      Math.max(0, room.between + 1 - Math.floor((before.length + own.length) / 2))
    return broken.flatMap((own, index) =>
      own.map((text, line) => {
        const before = broken[index - 1]
        const above = before ? between(before, own) : room.above
        return { above: line === 0 ? above : 0, names: [{ text, centre: cellsPerRow / 2 }] }
      }),
    )
  }
  for (let index = 0; index < texts.length; index += perRow) {
    const row = texts.slice(index, index + perRow)
    rows.push({
      above: index === 0 ? room.above : room.between,
      names: row.map((text, column) => ({ text, centre: ((column + 0.5) * cellsPerRow) / row.length })),
    })
  }
  return rows
}
