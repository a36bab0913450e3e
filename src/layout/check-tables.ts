import { type Diagnostic, error, warning } from '../diagnostics/diagnostic.js'
import type { OfficialDocument } from '../document/document.js'
import type { Element, Table } from '../document/element.js'
import { plainText } from '../document/inline.js'
import { attachmentSheet } from './attachment-sheet.js'
import { headShare } from './break-table.js'
import type { AttachmentFit } from './fit.js'
import { type Sheet, sheets } from './geometry.js'
import { fitTable, type TableTypes, tableTypes } from './table-columns.js'

/** Where a table is set, and what helps where it is too wide for that. */
interface TablePlace {
  readonly sheet: Sheet
  readonly types: TableTypes
  readonly hint: string
}

/** Tables that cannot be set well: with too many columns, or with a head that leaves its rows no room. */
export const checkTables = (
  { elements }: OfficialDocument,
  attachments: readonly AttachmentFit[],
): readonly Diagnostic[] => [
  ...checkEach(elements, {
    sheet: sheets.upright,
    types: tableTypes,
    hint: '附件里横排的版面宽得多，可把表格移到附件。',
  }),
  ...attachments.flatMap(({ element, tableTypes: types }) => {
    const attachment = elements[element]
    if (attachment?.kind !== 'attachment') return []
    const kind = attachmentSheet(attachment)
    const hint = kind === 'upright' ? '请在附件模板的开头写“版面: 横向”。' : '请减少栏目，或分成几个表。'
    return checkEach(attachment.blocks, { sheet: sheets[kind], types, hint })
  }),
]

const checkEach = (elements: readonly Element[], place: TablePlace): readonly Diagnostic[] =>
  elements.flatMap((table) => (table.kind === 'table' ? [...narrow(table, place), ...high(table, place)] : []))

/** Numbers or words are cut up even in the smallest type. */
function narrow(table: Table, { sheet, hint }: TablePlace): readonly Diagnostic[] {
  if (fitTable(table, sheet).comfortable) return []
  const head = table.header.map((cell) => plainText(cell)).join('、')
  return [warning('layout-table-narrow', `表格有${table.header.length}栏，排不下：${head}`, placeOf(table), hint)]
}

/** A head stands again on every page: higher than half of one it crowds the rows out, and higher than one it has no place. */
function high(table: Table, { sheet, types }: TablePlace): readonly Diagnostic[] {
  const share = headShare(table, sheet, types)
  if (share <= 0.5) return []
  const [longest = ''] = [...table.groups.map(({ inlines }) => inlines), ...table.header]
    .map((inlines) => plainText(inlines))
    .sort((a, b) => b.length - a.length)
  const which = `“${longest.slice(0, 20)}……”有${Array.from(longest).length}字`
  const hint = '请缩短表头，说明写在表格前面的文字里。'
  return share > 1
    ? [error('layout-table-head', `表头比一页还高，排不下：${which}。`, placeOf(table), hint)]
    : [warning('layout-table-head', `表头占了半页以上，每一页都要重复：${which}。`, placeOf(table), hint)]
}

const placeOf = ({ header }: Table): Diagnostic['at'] => header.flat().find(({ at }) => at !== null)?.at ?? null
