import { findElement, type OfficialDocument } from '../document/document.js'
import type { IssuingOrgans, Note } from '../document/element.js'
import { plainText } from '../document/inline.js'
import { textWidth, toGlyphs } from './cells.js'
import { block, type FlowBlock, type FlowLine } from './flow.js'
import { cellsPerRow, leading, oneRowGap, rowTwips, sizes, toTwips } from './geometry.js'
import { gridSetting, rowOf } from './set-line.js'
import { setParagraph, textIndents } from './set-paragraph.js'
import { nameRows, type SealRoom, type SignatureLines, signatureLines } from './signature-place.js'
import { postRight, type StampPlace, stampPlace, stampRight } from './stamp-place.js'

/** 空一行 above an unsealed signature or the list of attachments: more white than a row has by itself, in twips. */
export const oneRowAbove = toTwips(oneRowGap) - 2 * toTwips(leading(rowTwips, sizes.text))

const emptyRow: FlowLine = { height: rowTwips, foot: 0, rows: 1, tablePart: null, runs: [], rules: [] }

/** A row of text that begins at a column, counted in cells from the left edge. */
const rowAt = (text: string, start: number): FlowLine =>
  rowOf(rowTwips, {
    glyphs: toGlyphs([{ text, face: 'fangsong' }]),
    setting: gridSetting(start, sizes.text),
  })

/** 署名, 成文日期 and 附注 (7.3.5, 7.3.6), each row kept with the next; empty rows stand above sealed names. */
export function setSignature(document: OfficialDocument, room: SealRoom): readonly FlowBlock[] {
  const organs = findElement(document, 'issuing-organs')
  const date = findElement(document, 'issue-date')
  const stamps = findElement(document, 'signature-stamps')
  const stamped = stamps ? stampPlace(stamps) : null
  const names = organs ? organs.organs.map((organ) => plainText(organ)) : []
  const dateWidth = date ? textWidth(plainText(date.inlines)) : 0
  const joint = organs?.sealed === true && names.length > 1
  const place = signatureLines(names, dateWidth, organs?.sealed ?? true)
  const dateStart = (): number => {
    if (joint) return jointDateCentre(organs, room) - dateWidth / 2
    return cellsPerRow - (stamped ? stampRight : place.date) - dateWidth
  }
  const set = document.elements.flatMap((element, index): readonly FlowBlock[] => {
    switch (element.kind) {
      case 'issuing-organs':
        return joint ? jointRows(index, element, room) : singleRows(index, element, place, room)
      case 'signature-stamps':
        return stamped ? stampRows(index, stamped) : []
      case 'issue-date':
        return [
          block(index, 'signature', [rowAt(plainText(element.inlines), dateStart())], {
            spaceBefore: stamped?.aboveDate ?? 0,
          }),
        ]
      case 'note':
        return [noteBlock(index, element)]
      default:
        return []
    }
  })
  return set.map((part, index) => (index < set.length - 1 ? { ...part, keepNext: true } : part))
}

/** Organs below one another: one that seals, or any that do not. */
function singleRows(
  index: number,
  { sealed }: IssuingOrgans,
  { lines }: SignatureLines,
  room: SealRoom,
): readonly FlowBlock[] {
  const rows = lines.map(({ text, right }, order) =>
    block(index, 'signature', [rowAt(text, cellsPerRow - right - textWidth(text))], {
      spaceBefore: !sealed && order === 0 ? oneRowAbove : 0,
    }),
  )
  return sealed ? [...sealRows(index, room.above), ...rows] : rows
}

/** Several organs that seal together, up to three in a row (7.3.5.1). */
function jointRows(index: number, { organs }: IssuingOrgans, room: SealRoom): readonly FlowBlock[] {
  return nameRows(organs, room).flatMap((row) => {
    const pieces = row.names.map(({ text, centre }) => ({
      glyphs: toGlyphs([{ text, face: 'fangsong' }]),
      setting: gridSetting(centre - textWidth(text) / 2, sizes.text),
    }))
    return [...sealRows(index, row.above), block(index, 'signature', [rowOf(rowTwips, ...pieces)])]
  })
}

/** Below the last of several organs, in cells from the left edge. */
const jointDateCentre = ({ organs }: IssuingOrgans, room: SealRoom): number =>
  nameRows(organs, room).at(-1)?.names.at(-1)?.centre ?? cellsPerRow / 2

/** Room for a seal. */
const sealRows = (index: number, rows: number): readonly FlowBlock[] =>
  Array.from({ length: rows }, () => block(index, 'seal', [emptyRow], { structure: { kind: 'none' } }))

const stampRows = (index: number, { rows }: StampPlace): readonly FlowBlock[] =>
  rows.map(({ lines, above }) =>
    block(
      index,
      'signature',
      lines.map((line) => rowAt(line, cellsPerRow - postRight - textWidth(line))),
      { spaceBefore: above },
    ),
  )

function noteBlock(index: number, { inlines }: Note): FlowBlock {
  const runs = [{ text: plainText(inlines), face: 'fangsong' }] as const
  const { lines, ragged } = setParagraph(runs, { indents: textIndents })
  return block(index, 'signature', lines, { ragged })
}
