import { type Diagnostic, warning } from '../diagnostics/diagnostic.js'
import type { OfficialDocument } from '../document/document.js'
import type { Block, Table } from '../document/element.js'
import { plainText } from '../document/inline.js'
import { attachmentSheet } from './attachment-sheet.js'
import { type Sheet, sheets } from './geometry.js'
import { fitTable } from './table-columns.js'

/** Tables with so many columns that numbers or words are cut up even in the smallest type. */
export const narrowTables = (document: OfficialDocument): readonly Diagnostic[] =>
  document.elements.flatMap((element) => {
    if (element.kind === 'table') return narrow([element], sheets.upright, '附件里横排的版面宽得多，可把表格移到附件。')
    if (element.kind !== 'attachment') return []
    const kind = attachmentSheet(element)
    const hint = kind === 'upright' ? '请在附件模板的开头写“版面: 横向”。' : '请减少栏目，或分成几个表。'
    return narrow(element.blocks, sheets[kind], hint)
  })

const isTable = (block: Block): block is Table => block.kind === 'table'

const narrow = (blocks: readonly Block[], sheet: Sheet, hint: string): readonly Diagnostic[] =>
  blocks
    .filter(isTable)
    .filter((table) => !fitTable(table, sheet).comfortable)
    .map(({ header }) => {
      const head = header.map((cell) => plainText(cell)).join('、')
      const at = header.flat().find((inline) => inline.at !== null)?.at ?? null
      return warning('layout-table-narrow', `表格有${header.length}栏，排不下：${head}`, at, hint)
    })
