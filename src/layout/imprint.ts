import type { OfficialDocument } from '../document/document.js'
import { plainText } from '../document/inline.js'
import { textWidth, toGlyphs } from './cells.js'
import type { FlowLine } from './flow.js'
import {
  areaBottom,
  areaLeft,
  areaRight,
  areaWidth,
  imprintRowTwips,
  leading,
  rowTwips,
  sizes,
  toTwips,
} from './geometry.js'
import { type Indexed, indexed } from './head-elements.js'
import type { Rule } from './pages.js'
import { rowOf } from './set-line.js'
import { setParagraph } from './set-paragraph.js'
import { millimetres, points } from './units.js'
import { wording } from './wording.js'

/** One part of 版记 between two rules; several elements can share it (主送 above 抄送). */
export interface ImprintPart {
  readonly paragraphs: readonly {
    readonly element: number
    /** Label and text of 主送 or 抄送; or what stands at the left of 印发机关和印发日期. */
    readonly label: string
    readonly text: string
    /** At the right edge of a single row, of the last part only. */
    readonly right: string
  }[]
}

/** 版记 (7.4), or what a letter keeps of it (10.1: 抄送 alone, no rules). */
export interface Imprint {
  readonly parts: readonly ImprintPart[]
  readonly ruled: boolean
}

/** Rules of 版记 (7.4.1): first and last 0.35 mm, those between 0.25 mm. */
export const imprintRules = { outer: millimetres(0.35), inner: millimetres(0.25) } as const
/** White between a rule and the row beside it, in twips (Figure 5). */
export const imprintPadding = 30
/** Indent at either side: one character of 4号, in points. */
export const imprintIndent = sizes.small
/** Characters of 4号 between the indents, in half cells. */
const measure = Math.floor(((areaWidth - 2 * imprintIndent) / sizes.small) * 2) / 2

/** What stands at the foot of the last page, or null. */
export function makeImprint(document: OfficialDocument, addresseesInImprint: boolean): Imprint | null {
  const addressees = addresseesInImprint ? indexed(document, 'addressees') : undefined
  const copies = indexed(document, 'carbon-copy')
  const printing = document.format === 'general' ? indexed(document, 'printing') : undefined
  const lists = [
    addressees && {
      element: addressees.index,
      label: wording.addressees,
      text: plainText(addressees.element.inlines).replace(/[：:]$/u, '。'),
      right: '',
    },
    copies && {
      element: copies.index,
      label: wording.carbonCopy,
      text: plainText(copies.element.inlines),
      right: '',
    },
  ].filter((part) => part !== undefined)
  const parts = [
    ...(lists.length > 0 ? [{ paragraphs: lists }] : []),
    ...(printing ? [{ paragraphs: printedBy(printing) }] : []),
  ]
  return parts.length > 0 ? { parts, ruled: document.format === 'general' } : null
}

/** 印发机关 and 印发日期 on one row; the date on a row of its own where both find no room beside each other. */
function printedBy({ index, element }: Indexed<'printing'>): ImprintPart['paragraphs'] {
  const text = plainText(element.organ)
  const right = plainText(element.date) + wording.printed
  const row = { element: index, label: '', text, right }
  if (textWidth(text) + 1 + textWidth(right) <= measure) return [row]
  return [
    { ...row, right: '' },
    { ...row, text: '' },
  ]
}

/** The rows of a part, elements beside them. */
export interface ImprintRow {
  readonly element: number
  readonly line: FlowLine
}

const imprintRows = (part: ImprintPart): readonly ImprintRow[] =>
  part.paragraphs.flatMap(({ element, label, text, right }) => {
    const first = textWidth(label)
    const { lines } = setParagraph([{ text: label + text, face: 'fangsong' }], {
      indents: { first: 0, rest: first, right: 0 },
      size: sizes.small,
      cell: sizes.small,
      height: imprintRowTwips,
      measure,
      left: points(areaLeft + imprintIndent),
      justified: false,
    })
    if (right === '') return lines.map((line) => ({ element, line }))
    const [line] = lines
    const beside = rightRow(right)
    return [{ element, line: line ? { ...line, runs: [...line.runs, ...beside.runs] } : beside }]
  })

function rightRow(text: string): FlowLine {
  const x = points(areaRight - imprintIndent - textWidth(text) * sizes.small)
  const setting = { x, size: sizes.small, cell: sizes.small, height: imprintRowTwips, justifyTo: null }
  return rowOf(imprintRowTwips, { glyphs: toGlyphs([{ text, face: 'fangsong' }]), setting })
}

const partHeight = (part: ImprintPart, ruled: boolean): number =>
  imprintRows(part).length * imprintRowTwips + (ruled ? 2 * imprintPadding : 0)

/** Twips from the first rule (or row) to the last. */
const imprintHeight = ({ parts, ruled }: Imprint): number =>
  parts.reduce((sum, part) => sum + partHeight(part, ruled), 0)

/**
 * Lower edge in twips on a page where rows end at `bottom`: the last rule on the edge of the type area; without rules the
 * glyphs end where those of the text would.
 */
export const imprintBottom = (ruled: boolean, bottom: number): number =>
  ruled ? toTwips(areaBottom) : bottom + toTwips(leading(imprintRowTwips, sizes.small) - leading(rowTwips, sizes.text))

/** Top in twips, down from the top of the paper, on a page where rows end at `bottom`. */
export const imprintTop = (imprint: Imprint, bottom: number): number =>
  imprintBottom(imprint.ruled, bottom) - imprintHeight(imprint)

/** The rows and rules of 版记 in their places on a page where rows end at `bottom`; tops in twips. */
export function placeImprint(
  imprint: Imprint,
  bottom: number,
): {
  readonly rows: readonly (ImprintRow & { readonly top: number })[]
  readonly rules: readonly Rule[]
} {
  const rows: (ImprintRow & { readonly top: number })[] = []
  let y = imprintTop(imprint, bottom)
  const edges = [y]
  for (const part of imprint.parts) {
    let top = y + (imprint.ruled ? imprintPadding : 0)
    for (const row of imprintRows(part)) {
      rows.push({ ...row, top })
      top += imprintRowTwips
    }
    y += partHeight(part, imprint.ruled)
    edges.push(y)
  }
  return {
    rows,
    rules: imprint.ruled ? edges.map((edge, index) => across(edge, index === 0 || index === edges.length - 1)) : [],
  }
}

function across(edge: number, outer: boolean): Rule {
  const y = points(edge / 20)
  const weight = outer ? imprintRules.outer : imprintRules.inner
  return { kind: 'rule', x1: areaLeft, x2: areaRight, y1: y, y2: y, weight, colour: 'black' }
}
