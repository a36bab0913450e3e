import type { Block } from '../../document/element.js'
import { plainText } from '../../document/inline.js'
import type { BreakInside } from '../../layout/fit.js'
import { type Sheet, sheets } from '../../layout/geometry.js'
import { type TableTypes, tableTypes } from '../../layout/table-columns.js'
import { blockText, type TextBlock } from '../../layout/wording.js'
import { pageBreak, paragraph, run } from './paragraph.js'
import { justify } from './properties.js'
import type { CharacterStyleId, StyleId } from './styles.js'
import { tableOf, unitOf } from './table.js'
import { valued, type Xml } from './xml.js'

const runInFaces = { 1: 'HeadingFace1', 2: 'HeadingFace2', 3: undefined, 4: undefined } as const satisfies Record<
  1 | 2 | 3 | 4,
  CharacterStyleId | undefined
>

const styleOf: { readonly [K in TextBlock['kind']]: (block: Extract<TextBlock, { kind: K }>) => StyleId } = {
  heading: ({ level }) => `Level${level}`,
  'run-in': ({ level }) => `RunIn${level}`,
  paragraph: () => 'Body',
  item: () => 'Item',
}

function styleFor<K extends TextBlock['kind']>(block: Extract<TextBlock, { kind: K }>): StyleId {
  const style: (block: Extract<TextBlock, { kind: K }>) => StyleId = styleOf[block.kind as K]
  return style(block)
}

/** How a block differs from others of its kind. */
interface BlockOptions {
  /** It stays on one page with what follows. */
  readonly kept?: boolean
  /** Where a page begins inside it. */
  readonly breakInside?: BreakInside | null
  /** Whether none of its lines is spread. */
  readonly ragged?: boolean
  /** How much closer its characters stand, in twips. */
  readonly closer?: number
  /** White above it, in twips. */
  readonly before?: number
  /** The sheet that it stands on. */
  readonly sheet?: Sheet
  /** Sizes that a table may have. */
  readonly types?: TableTypes
}

/** One block of the text: a paragraph, or a table with its unit above it. */
export function bodyBlock(
  block: Block,
  {
    kept = false,
    breakInside = null,
    before = 0,
    ragged = false,
    closer = 0,
    sheet = sheets.upright,
    types = tableTypes,
  }: BlockOptions,
): readonly Xml[] {
  if (block.kind === 'table') return [...unitOf(block, before, sheet, types), tableOf(block, kept, sheet, types)]
  const runs: readonly StyledText[] =
    block.kind === 'run-in'
      ? [
          { text: block.label + plainText(block.heading), style: runInFaces[block.level] },
          { text: plainText(block.inlines), style: undefined },
        ]
      : blockText(block).runs.map(({ text }) => ({ text, style: undefined }))
  const children = breakInside ? brokenRuns(runs, breakInside, closer) : printRuns(runs, -closer)
  return [
    paragraph(styleFor(block), children, {
      ...(kept ? { keepNext: true } : {}),
      ...(before > 0 ? { before } : {}),
      ...justify(ragged),
    }),
  ]
}

interface StyledText {
  readonly text: string
  readonly style: CharacterStyleId | undefined
}

/** Runs whose characters stand further apart by so many twips. */
const printRuns = (runs: readonly StyledText[], apart: number): readonly Xml[] =>
  runs.map(({ text, style }) => run(text, style, ...(apart === 0 ? [] : [valued('w:spacing', apart)])))

/**
 * Runs with a page break between them. The line before it fills its measure by what it is opened: LibreOffice, for one,
 * does not justify a line before a break.
 */
function brokenRuns(
  runs: readonly StyledText[],
  { characters, lastLine }: BreakInside,
  closer: number,
): readonly Xml[] {
  const [text, next] = splitRuns(runs, characters)
  const [lines, last] = splitRuns(text, characters - lastLine.characters)
  const opened = closer > 0 ? lastLine.opened : Math.max(0, lastLine.opened)
  return [...printRuns(lines, -closer), ...printRuns(last, opened), pageBreak(), ...printRuns(next, -closer)]
}

/** The first so many characters, and the rest; no run is empty. */
function splitRuns(
  runs: readonly StyledText[],
  characters: number,
): readonly [readonly StyledText[], readonly StyledText[]] {
  let before = 0
  const parts = runs.map(({ text, style }) => {
    const all = Array.from(text)
    const at = Math.max(0, characters - before)
    before += all.length
    return [
      { text: all.slice(0, at).join(''), style },
      { text: all.slice(at).join(''), style },
    ] as const
  })
  const filled = ({ text }: StyledText): boolean => text !== ''
  return [parts.map(([first]) => first).filter(filled), parts.map(([, rest]) => rest).filter(filled)]
}
