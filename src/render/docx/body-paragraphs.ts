import type { Block } from '../../document/element.js'
import { plainText } from '../../document/inline.js'
import { blockText, type TextBlock } from '../../layout/wording.js'
import { paragraph, run } from './paragraph.js'
import type { ParagraphProperties } from './properties.js'
import type { CharacterStyleId, StyleId } from './styles.js'
import { tableOf } from './table.js'
import type { BlockElement } from './xml.js'

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

/** One block of the text; `kept`: it stays with the signature. */
export function bodyBlock(block: Block, kept: boolean): BlockElement {
  if (block.kind === 'table') return tableOf(block, kept)
  const properties: ParagraphProperties = kept ? { keepNext: true, widowControl: true } : {}
  if (block.kind === 'run-in') {
    const [heading, rest] = [block.label + plainText(block.heading), plainText(block.inlines)]
    return paragraph(styleFor(block), [run(heading, runInFaces[block.level]), run(rest)], properties)
  }
  return paragraph(
    styleFor(block),
    blockText(block).runs.map(({ text }) => run(text)),
    properties,
  )
}
