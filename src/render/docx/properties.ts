import type { Typeface } from '../../document/typeface.js'
import { margins, paper, toTwips } from '../../layout/geometry.js'
import type { TypefaceNames } from './typeface-names.js'
import { element, toggle, valued, type Xml } from './xml.js'

/** Indents: in characters, which Word keeps when the type size changes, and in twips, which others read. */
export interface Indent {
  readonly firstLine?: number
  readonly hanging?: number
  readonly left?: number
  readonly right?: number
}

/** The paragraph properties in use, in the order of the schema. Lengths are twips, indents cells of 3号. */
export interface ParagraphProperties {
  readonly style?: string
  readonly keepNext?: boolean
  readonly pageBreakBefore?: boolean
  readonly frame?: Xml
  readonly widowControl?: boolean
  readonly border?: Xml
  /** The settings that every paragraph inherits. */
  readonly grid?: boolean
  readonly tabs?: readonly { readonly at: number; readonly align: 'left' | 'center' | 'right' }[]
  readonly line?: number
  readonly before?: number
  readonly after?: number
  readonly indent?: Indent
  /** Indents in twips alone, for text of another size than 3号. */
  readonly indentTwips?: Indent
  readonly justify?: 'both' | 'left' | 'center' | 'right'
  readonly outlineLevel?: number
}

/** Styles justify; a paragraph that the layout sets ragged does not. */
export const justify = (ragged: boolean): Pick<ParagraphProperties, 'justify'> => (ragged ? { justify: 'left' } : {})

/** Width of the lines, between the margins, in twips. */
export const measure = toTwips(paper.width) - margins.left - margins.right

/** Twips of an indent of one cell: the nominal width of a 3号 character, which is what Word counts. */
const cellTwips = 320

/** In characters Word counts the left indent without the hanging part, in twips with it. */
const indents = ({ firstLine, hanging, left, right }: Indent): Xml => {
  const side = (name: string, cells: number | undefined, characters = cells): Readonly<Record<string, number>> =>
    cells === undefined || characters === undefined
      ? {}
      : { [`w:${name}Chars`]: Math.round(characters * 100), [`w:${name}`]: Math.round(cells * cellTwips) }
  return element('w:ind', {
    ...side('left', left, left === undefined ? undefined : left - (hanging ?? 0)),
    ...side('right', right),
    ...side('hanging', hanging),
    ...side('firstLine', firstLine),
  })
}

const twipIndents = (indent: Indent): Xml =>
  element('w:ind', Object.fromEntries(Object.entries(indent).map(([name, value]) => [`w:${name}`, value])))

/** `w:pPr` children for what is given, and nothing else. */
export function paragraphProperties(properties: ParagraphProperties): readonly Xml[] {
  const { style, keepNext, pageBreakBefore, frame, widowControl, border, tabs, grid } = properties
  const { line, before, after, indent, indentTwips, justify, outlineLevel } = properties
  const spacing: Record<string, number | string> = {}
  if (before !== undefined) spacing['w:before'] = before
  if (after !== undefined) spacing['w:after'] = after
  if (line !== undefined) Object.assign(spacing, { 'w:line': line, 'w:lineRule': 'exact' })
  return [
    style === undefined ? null : valued('w:pStyle', style),
    keepNext === undefined ? null : toggle('w:keepNext', keepNext),
    // By the letter (ECMA-376-1, 17.3.1.15) it is enough that a part of a paragraph stays with the next; Word and LibreOffice
    // keep it whole, as the layout does, and others need to be told.
    keepNext ? toggle('w:keepLines', true) : null,
    pageBreakBefore === undefined ? null : toggle('w:pageBreakBefore', pageBreakBefore),
    frame ?? null,
    widowControl === undefined ? null : toggle('w:widowControl', widowControl),
    border ?? null,
    tabs === undefined || tabs.length === 0
      ? null
      : element('w:tabs', {}, ...tabs.map(({ at, align }) => element('w:tab', { 'w:val': align, 'w:pos': at }))),
    // No punctuation in the margin, no gap between ideographs and digits: either would break the count of 28 cells.
    ...(grid
      ? [
          toggle('w:kinsoku', true),
          toggle('w:overflowPunct', false),
          toggle('w:autoSpaceDE', false),
          toggle('w:autoSpaceDN', false),
        ]
      : []),
    Object.keys(spacing).length === 0 ? null : element('w:spacing', spacing),
    indent === undefined ? null : indents(indent),
    indentTwips === undefined ? null : twipIndents(indentTwips),
    justify === undefined ? null : valued('w:jc', justify),
    outlineLevel === undefined ? null : valued('w:outlineLvl', outlineLevel),
  ].filter((property) => property !== null)
}

/** The run properties in use. `size` in half points, `scale` in per cent. */
export interface RunProperties {
  readonly face?: Typeface
  readonly red?: boolean
  readonly size?: number
  readonly scale?: number
}

/** `w:rPr` children for what is given. */
export function runProperties({ face, red, size, scale }: RunProperties, names: TypefaceNames): readonly Xml[] {
  return [
    face === undefined ? null : fonts(names[face]),
    red === true ? valued('w:color', 'FF0000') : null,
    scale === undefined ? null : valued('w:w', scale),
    ...(size === undefined ? [] : [valued('w:sz', size), valued('w:szCs', size)]),
  ].filter((property) => property !== null)
}

const fonts = (name: string): Xml =>
  element('w:rFonts', { 'w:ascii': name, 'w:hAnsi': name, 'w:eastAsia': name, 'w:cs': name, 'w:hint': 'eastAsia' })
