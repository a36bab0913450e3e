import type { Attachment, SheetKind, Table } from '../../src/document/element.js'
import { layOut } from '../../src/layout/lay-out.js'
import type { Page, Rule, TextRun } from '../../src/layout/pages.js'
import { paragraph, sample } from '../corpus/make.js'
import { texts } from './page-lines.js'

/** An attachment that is a table; `sheet`: as the office says. */
export const attachment = (block: Table, sheet: Attachment['sheet'] = null): Attachment => ({
  kind: 'attachment',
  label: '附件',
  title: [],
  sheet,
  blocks: [block],
})

/** A remark of so many characters, each ten told apart by a number. */
export const remark = (count: number): string =>
  Array.from({ length: count / 10 }, (_, n) => `第${String(n).padStart(3, '零')}句就业任务`.slice(0, 9)).join('，')

/** The pages of a letter whose only attachment is a table. */
export function pagesWith(block: Table, title = '表', sheet?: SheetKind): readonly Page[] {
  const layout = layOut(
    sample({
      format: 'letter',
      title: '关于表格的函',
      body: [paragraph('见附件。')],
      attachments: [{ title, blocks: [block], ...(sheet ? { sheet } : {}) }],
    }),
  )
  if (!layout.ok) throw new Error(JSON.stringify(layout.diagnostics))
  return layout.value.pages.pages.slice(1)
}

/** The lines of the tables on a page. */
export const rules = ({ items }: Page): readonly Rule[] => items.filter((item): item is Rule => item.kind === 'rule')
/** The characters of a run. */
export const wordsOf = ({ characters }: TextRun): string => characters.map(({ character }) => character).join('')
/** The first run with exactly these words. */
export const find = (pages: readonly Page[], words: string): TextRun => {
  const found = pages.flatMap(texts).find((run) => wordsOf(run) === words)
  if (!found) throw new Error(`no “${words}”`)
  return found
}
