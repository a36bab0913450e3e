import type { Block } from '../document/element.js'
import { plainText } from '../document/inline.js'

/** 单位：万元, 计量单位：户、万元, with or without parentheses. No unit is long, and no sentence is one. */
const UNIT = /^(?<open>（?)(?:计量|金额|货币)?单位：(?<units>[^。；：（）]{1,16})(?<close>）?)$/u
/** 单位：某某市财政局 says who filled the table in. */
const ORGAN = /..(?:[局厅委办院部会处站所社队组府校]|中心|公司|大学|银行)$/u

function saysUnit(words: string): boolean {
  const { open, units = '', close } = UNIT.exec(words)?.groups ?? {}
  return units !== '' && (open === '') === (close === '') && !ORGAN.test(units)
}

/** A paragraph right before a table that says no more than a unit is the unit of that table, and no page parts them. */
export function unitsToTables(blocks: readonly Block[]): readonly Block[] {
  const isUnit = (block: Block | undefined, next: Block | undefined) =>
    block?.kind === 'paragraph' && next?.kind === 'table' && saysUnit(plainText(block.inlines))
  return blocks.flatMap((block, index): readonly Block[] => {
    const before = blocks[index - 1]
    if (isUnit(block, blocks[index + 1])) return []
    return block.kind === 'table' && before?.kind === 'paragraph' && isUnit(before, block)
      ? [{ ...block, unit: before.inlines }]
      : [block]
  })
}
