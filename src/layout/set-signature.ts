import { findElement, type OfficialDocument } from '../document/document.js'
import { plainText } from '../document/inline.js'
import { textWidth, toGlyphs } from './cells.js'
import { block, type FlowBlock, type FlowLine } from './flow.js'
import { cellsPerRow, leading, oneRowGap, rowTwips, sizes, toTwips } from './geometry.js'
import { gridSetting, rowOf } from './set-line.js'
import { setParagraph, textIndents } from './set-paragraph.js'
import { nameRows, type SealRoom, signatureLines } from './signature-place.js'
import { postRight, stampPlace, stampRight } from './stamp-place.js'

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
  const set = document.elements.flatMap((element, index): FlowBlock[] => {
    switch (element.kind) {
      case 'issuing-organs':
        return joint ? jointRows(index) : singleRows(index)
      case 'signature-stamps':
        return stampRows(index)
      case 'issue-date': {
        const text = plainText(element.inlines)
        const right = stamped ? stampRight : place.date
        const start = joint ? jointDateStart() : cellsPerRow - right - dateWidth
        return [block(index, 'signature', [rowAt(text, start)], { spaceBefore: stamped?.aboveDate ?? 0 })]
      }
      case 'note': {
        const runs = [{ text: plainText(element.inlines), face: 'fangsong' }] as const
        const { lines, ragged } = setParagraph(runs, { indents: textIndents })
        return [block(index, 'signature', lines, { ragged })]
      }
      default:
        return []
    }
  })
  return set.map((part, index) => (index < set.length - 1 ? { ...part, keepNext: true } : part))

  function singleRows(index: number): FlowBlock[] {
    const sealed = organs?.sealed ?? false
    const rows = place.lines.map(({ text, right }, order) =>
      block(index, 'signature', [rowAt(text, cellsPerRow - right - textWidth(text))], {
        spaceBefore: !sealed && order === 0 ? oneRowAbove : 0,
      }),
    )
    return sealed ? [...seal(index, room.above), ...rows] : rows
  }

  function stampRows(index: number): FlowBlock[] {
    return (stamped?.rows ?? []).map(({ lines, above }) =>
      block(
        index,
        'signature',
        lines.map((line) => rowAt(line, cellsPerRow - postRight - textWidth(line))),
        { spaceBefore: above },
      ),
    )
  }

  function jointRows(index: number): FlowBlock[] {
    return nameRows(organs?.organs ?? [], room).flatMap((row) => {
      const pieces = row.names.map(({ text, centre }) => ({
        glyphs: toGlyphs([{ text, face: 'fangsong' }]),
        setting: gridSetting(centre - textWidth(text) / 2, sizes.text),
      }))
      return [...seal(index, row.above), block(index, 'signature', [rowOf(rowTwips, ...pieces)])]
    })
  }

  function jointDateStart(): number {
    const centre = nameRows(organs?.organs ?? [], room)
      .at(-1)
      ?.names.at(-1)?.centre
    return (centre ?? cellsPerRow / 2) - dateWidth / 2
  }

  function seal(index: number, rows: number): FlowBlock[] {
    return Array.from({ length: rows }, () => block(index, 'seal', [emptyRow], { structure: { kind: 'none' } }))
  }
}
