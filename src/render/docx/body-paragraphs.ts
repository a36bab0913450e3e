import type { Block } from '../../document/element.js'
import { plainText } from '../../document/inline.js'
import { type Sheet, sheets } from '../../layout/geometry.js'
import { blockText, type TextBlock } from '../../layout/wording.js'
import { pageBreak, paragraph, run } from './paragraph.js'
import type { CharacterStyleId, StyleId } from './styles.js'
import { tableOf } from './table.js'
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
  /** Characters after which a page begins inside it; 0 for none. */
  readonly breakAt?: number
  /** How much closer its characters stand, in twips. */
  readonly closer?: number
  /** White above it, in twips. */
  readonly before?: number
  /** The sheet that it stands on. */
  readonly sheet?: Sheet
}

/** One block of the text. */
export function bodyBlock(
  block: Block,
  { kept = false, breakAt = 0, before = 0, closer = 0, sheet = sheets.upright }: BlockOptions = {},
): Xml {
  if (block.kind === 'table') return tableOf(block, kept, sheet)
  const runs: readonly StyledText[] =
    block.kind === 'run-in'
      ? [
          { text: block.label + plainText(block.heading), style: runInFaces[block.level] },
          { text: plainText(block.inlines), style: undefined },
        ]
      : blockText(block).runs.map(({ text }) => ({ text, style: undefined }))
  const formats = closer > 0 ? [valued('w:spacing', -closer)] : []
  return paragraph(
    styleFor(block),
    breakAt > 0 ? brokenRuns(runs, breakAt, formats) : runs.map(({ text, style }) => run(text, style, ...formats)),
    { ...(kept ? { keepNext: true } : {}), ...(before > 0 ? { before } : {}) },
  )
}

interface StyledText {
  readonly text: string
  readonly style: CharacterStyleId | undefined
}

/** Runs with a page break after a number of characters. */
function brokenRuns(runs: readonly StyledText[], characters: number, formats: readonly Xml[]): readonly Xml[] {
  let before = 0
  return runs.flatMap(({ text, style }) => {
    const all = Array.from(text)
    const at = characters - before
    before += all.length
    if (at <= 0 || at > all.length) return [run(text, style, ...formats)]
    const [first, second] = [all.slice(0, at).join(''), all.slice(at).join('')]
    return [run(first, style, ...formats), pageBreak(), ...(second === '' ? [] : [run(second, style, ...formats)])]
  })
}
