import type { FaceRun } from '../../layout/cells.js'
import { type ParagraphProperties, paragraphProperties } from './properties.js'
import { shells } from './shell.js'
import type { CharacterStyleId, StyleId } from './styles.js'
import { element, valued, type Xml } from './xml.js'

/**
 * Text in one format. Every run says that it is East Asian, or Word would take ×, “ ” and — from the Latin font,
 * half as wide.
 */
export function run(text: string, style?: CharacterStyleId, ...formats: readonly Xml[]): Xml {
  if (text.includes('\t') || text === '') return element('w:r', {}, runFormat({ style, formats }), ...content(text))
  return runShell({ style, formats }, text)
}

interface RunFormat {
  readonly style: CharacterStyleId | undefined
  readonly formats: readonly Xml[]
}

const runShell = shells(
  (format: RunFormat) =>
    (text = '') =>
      element('w:r', {}, runFormat(format), words(text)),
)

const runFormat = ({ style, formats }: RunFormat): Xml =>
  element(
    'w:rPr',
    {},
    ...(style === undefined ? [] : [valued('w:rStyle', style)]),
    element('w:rFonts', { 'w:hint': 'eastAsia' }),
    ...formats,
  )

/** Tabs are elements of their own. */
const content = (text: string): readonly Xml[] =>
  text
    .split(/(\t)/u)
    .filter((part) => part !== '')
    .map((part) => (part === '\t' ? element('w:tab') : words(part)))

const words = (text: Xml | string): Xml => element('w:t', { 'xml:space': 'preserve' }, text)

/** Lines of one paragraph, broken by hand: of titles, and of heads of tables before a unit. */
export const brokenRun = (lines: readonly string[], ...formats: readonly Xml[]): Xml =>
  lines.length === 1
    ? run(lines.join(''), undefined, ...formats)
    : element(
        'w:r',
        {},
        runFormat({ style: undefined, formats }),
        ...lines.flatMap((line, index) => [...(index === 0 ? [] : [element('w:br')]), ...content(line)]),
      )

/** A page that begins inside a paragraph. */
export const pageBreak = (): Xml => element('w:r', {}, element('w:br', { 'w:type': 'page' }))

/** The page number as Word fills it in. */
export const pageField = (): Xml => element('w:fldSimple', { 'w:instr': ' PAGE ' }, run('1'))

const faceStyles = { heiti: 'Heiti', kaiti: 'Kaiti' } as const satisfies Partial<
  Record<FaceRun['face'], CharacterStyleId>
>

/** Runs of the head, where 密级 and the names of 签发人 have faces of their own. */
export const faceRuns = (runs: readonly FaceRun[]): readonly Xml[] =>
  runs.map(({ text, face }) => run(text, face === 'heiti' || face === 'kaiti' ? faceStyles[face] : undefined))

/** A paragraph of a style, with what differs from the style. */
export const paragraph = (style: StyleId, children: readonly Xml[], properties: ParagraphProperties = {}): Xml =>
  paragraphShell({ style, ...properties }, ...children)

const paragraphShell = shells(
  (properties: ParagraphProperties) =>
    (...inside) =>
      element('w:p', {}, element('w:pPr', {}, ...paragraphProperties(properties)), ...inside),
)

/** Height of a line that takes no room, in twips. */
export const roomlessLine = 20

/** An empty paragraph that takes no room: Word wants one where there is nothing to say. */
export const roomless = (properties: Omit<ParagraphProperties, 'line'> = {}): Xml =>
  paragraph('RedRule', [], { ...properties, line: roomlessLine })
