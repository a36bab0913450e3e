import { type Diagnostic, error, fail, type Outcome, outcome } from '../diagnostics/diagnostic.js'
import { type DocumentFormat, type PageSetting, plainSetting } from '../document/document.js'
import type { SheetKind } from '../document/element.js'
import { type Inline, plainText } from '../document/inline.js'
import type { HeadField, TemplateFile } from './template-file.js'

/** The elements of a head, rendered: a field that printed nothing is absent. */
export type RenderedHead = ReadonlyMap<HeadField, readonly (readonly Inline[])[]>

/** A field of a head as it is written, before anything is rendered. */
export const headText = (template: TemplateFile, field: HeadField): string =>
  template.head.get(field)?.[0]?.text.trim() ?? ''

const formats: Readonly<Record<string, DocumentFormat>> = { 信函: 'letter', 文件: 'general' }

/** 格式: 信函 (10.1) or 文件 (chapter 7). */
export function formatOf(template: TemplateFile): Outcome<DocumentFormat> {
  const found = headText(template, '格式')
  const format = Object.hasOwn(formats, found) ? formats[found] : undefined
  const at = template.head.get('格式')?.[0]?.at ?? template.body.at
  if (!format && template.head.size === 0) return fail(headless(template))
  return format ? outcome(format) : fail(error('template-head', `“格式”应是“信函”或“文件”，这里是“${found}”`, at))
}

/** Without its two lines of dashes the whole head is words of the body. */
const headless = ({ body: { at } }: TemplateFile) =>
  error(
    'template-head',
    '模板没有开头：公文的要素要写在两行“---”之间',
    at,
    '请在“格式: …”的上面、最后一个要素的下面各加一行“---”（三个半角减号）；上面的一行是文件的第一行，前面不能有空行。',
  )

const sheetKinds = { 横向: 'turned', 纵向: 'upright' } as const satisfies Record<string, SheetKind>

/** What a field of a head prints; empty where it prints nothing. */
export const printedText = (head: RenderedHead, field: HeadField): string => plainText(head.get(field)?.[0] ?? [])

/** 版面: how the pages of an attachment lie (chapter 8); null where the office leaves it to the layout. */
export function sheetOf(head: RenderedHead): SheetKind | null {
  const found = printedText(head, '版面')
  return found === '横向' || found === '纵向' ? sheetKinds[found] : null
}

/** 版记页 and 避免单字行. */
export function settingOf(head: RenderedHead): PageSetting {
  const imprint = printedText(head, '版记页')
  return {
    evenImprint: imprint === '' ? plainSetting.evenImprint : imprint === '双页',
    tighten: printedText(head, '避免单字行') === '是',
  }
}

/** The fields that choose, with the words that they know. */
const choices: Partial<Record<HeadField, readonly string[]>> = {
  盖章: ['是', '否'],
  版面: Object.keys(sheetKinds),
  版记页: ['双页', '末页'],
  避免单字行: ['是', '否'],
}

/** Fields that choose, with words that choose nothing. */
export const misspelt = ({ head }: TemplateFile): readonly Diagnostic[] =>
  [...head].flatMap(([field, pieces]) => {
    const words = choices[field]
    if (!words) return []
    return pieces
      .filter(({ text }) => !text.includes('{{') && !words.includes(text.trim()))
      .map(({ text, at }) =>
        error('template-head', `“${field}”应是“${words.join('”或“')}”，这里是“${text.trim()}”`, at),
      )
  })
