import type { Facts } from '../data/facts.js'
import { type Diagnostic, error, type Outcome, outcome, type SourcePlace } from '../diagnostics/diagnostic.js'
import type { OfficialDocument } from '../document/document.js'
import type { Attachment, Block, Element } from '../document/element.js'
import { type Inline, plainText } from '../document/inline.js'
import { typefaces } from '../document/typeface.js'
import { printedText, settingOf } from './head-choices.js'
import { type HeadOfDocument, headLimits } from './head-limits.js'
import type { HeadField } from './template-file.js'

/** Whose document it is, of which day and state; `titleLines` are the lines of the title that the office orders. */
export type AssembledFacts = Pick<OfficialDocument['properties'], 'organ' | 'date' | 'state'> &
  Pick<Facts, 'titleLines'>

interface AssembleInput extends HeadOfDocument {
  readonly facts: AssembledFacts
  readonly sample: boolean
  readonly blocks: readonly Block[]
  readonly attachments: readonly Pick<Attachment, 'title' | 'sheet' | 'blocks'>[]
}

/** The elements that no official document of ours may lack (条例 art. 9; GB/T 9704-2012, 7.2–7.3). */
const required: readonly HeadField[] = ['文种', '标志', '文号', '标题', '主送', '署名', '成文日期']
/** What may stand in the place of another: 7.3.5.3. */
const instead: Partial<Record<HeadField, HeadField>> = { 署名: '签名章' }

/** Puts the rendered head and body into the order of the standard; an element that printed nothing is left out. */
export function assemble(input: AssembleInput): Outcome<OfficialDocument> {
  const { facts, sample, format, head, template } = input
  const diagnostics: Diagnostic[] = [...missingElements(input), ...headLimits(input), ...otherTitle(input)]
  const typefaceNames = typefaceNamesOf(
    (head.get('字体') ?? []).map(plainText),
    template.head.get('字体')?.[0]?.at ?? null,
    diagnostics,
  )
  const title = printedText(head, '标题')
  return outcome(
    {
      format,
      properties: {
        title,
        organ: facts.organ,
        number: printedText(head, '文号'),
        genre: printedText(head, '文种'),
        date: facts.date,
        state: facts.state,
        sample,
      },
      typefaceNames,
      setting: settingOf(head),
      elements: elementsOf(input),
    },
    diagnostics,
  )
}

/** All elements of a document, in the order of the standard. */
function elementsOf({ facts, format, head, blocks, attachments }: AssembleInput): readonly Element[] {
  const all = (field: HeadField): readonly (readonly Inline[])[] => head.get(field) ?? []
  const one = <E extends Element>(field: HeadField, make: (inlines: readonly Inline[]) => E): readonly E[] =>
    all(field).slice(0, 1).map(make)
  const some = <E extends Element>(
    field: HeadField,
    make: (list: readonly (readonly Inline[])[]) => E,
  ): readonly E[] => (all(field).length > 0 ? [make(all(field))] : [])

  const sealed = printedText(head, '盖章') !== '否'
  const suffix = format === 'general' ? '文件' : ''
  const [printingDate] = all('印发日期')
  return [
    ...one('份号', (inlines) => ({ kind: 'copy-number', inlines })),
    ...one('密级', (inlines) => ({ kind: 'classification', inlines })),
    ...one('紧急程度', (inlines) => ({ kind: 'urgency', inlines })),
    ...some('标志', (organs) => ({ kind: 'issuer-mark', organs, suffix })),
    ...one('文号', (inlines) => ({ kind: 'document-number', inlines })),
    ...some('签发人', (names) => ({ kind: 'signatories', names })),
    ...one('标题', (inlines) => ({
      kind: 'title',
      inlines,
      lines: facts.titleLines?.map(({ value }) => value) ?? null,
    })),
    ...one('主送', (inlines) => ({ kind: 'addressees', inlines })),
    ...blocks,
    ...(attachments.length > 0
      ? [{ kind: 'attachment-note', names: attachments.map(({ title }) => title) } as const]
      : []),
    ...some('署名', (organs) => ({ kind: 'issuing-organs', organs, sealed })),
    ...some('签名章', (posts) => ({ kind: 'signature-stamps', posts })),
    ...one('成文日期', (inlines) => ({ kind: 'issue-date', inlines })),
    ...one('附注', (inlines) => ({ kind: 'note', inlines })),
    ...attachments.map(
      ({ title, sheet, blocks: content }, index): Element => ({
        kind: 'attachment',
        // A single attachment has no number (7.3.4, 7.3.7).
        label: attachments.length === 1 ? '附件' : `附件${index + 1}`,
        title,
        sheet,
        blocks: content,
      }),
    ),
    ...one('抄送', (inlines) => ({ kind: 'carbon-copy', inlines })),
    ...(printingDate ? one('印发机关', (inlines) => ({ kind: 'printing', organ: inlines, date: printingDate })) : []),
  ]
}

/** 标题分行 are the lines of the title as it is. */
function otherTitle({ facts: { titleLines }, head }: AssembleInput): readonly Diagnostic[] {
  const title = printedText(head, '标题')
  if (!titleLines || titleLines.map(({ value }) => value).join('') === title) return []
  return [error('title-lines', '“标题分行”连起来和标题不一样', titleLines[0]?.at ?? null, `标题是：${title}`)]
}

/** What a document must have and this one lacks, and where of two elements only one may stand. */
function missingElements({ head, blocks, attachments, template }: AssembleInput): readonly Diagnostic[] {
  const fields = required.flatMap((field): readonly Diagnostic[] => {
    const other = instead[field]
    const given = [field, ...(other ? [other] : [])].filter((name) => (head.get(name) ?? []).length > 0)
    const at = template.head.get(field)?.[0]?.at ?? template.body.at
    if (given.length === 0)
      return [error('element-missing', `公文缺少“${field}”`, at, `请在模板开头写上“${field}: …”。`)]
    if (given.length === 1) return []
    const hint = '加盖签名章的公文不写署名（GB/T 9704 7.3.5.3）。'
    return [error('template-head', `“${given.join('”和“')}”只能写一个`, at, hint)]
  })
  const untitled = attachments.filter(({ title }) => title.length === 0)
  return [
    ...fields,
    ...(blocks.length === 0 ? [error('element-missing', '公文没有正文', template.body.at)] : []),
    ...untitled.map(() =>
      error('element-missing', '附件缺少“标题”', template.body.at, '请在附件模板的开头写上“标题: …”。'),
    ),
  ]
}

/** 字体: `仿宋=仿宋` says which family the DOCX names for a typeface. */
function typefaceNamesOf(
  pairs: readonly string[],
  at: SourcePlace | null,
  diagnostics: Diagnostic[],
): OfficialDocument['typefaceNames'] {
  const entries = pairs.flatMap((pair): readonly (readonly [string, string])[] => {
    const [name = '', family = '', ...rest] = pair.split('=').map((part) => part.trim())
    const face = Object.entries(typefaces).find(([, chinese]) => chinese === name)?.[0]
    if (face && family && rest.length === 0) return [[face, family]]
    const known = Object.values(typefaces).join('、')
    const hint = `等号前只能是：${known}；例如 仿宋=仿宋。`
    diagnostics.push(error('template-head', `“字体”应写成“字体=字体名”，这里是“${pair}”`, at, hint))
    return []
  })
  return Object.fromEntries(entries)
}
