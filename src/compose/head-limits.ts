import { type Diagnostic, error, type Outcome, warning } from '../diagnostics/diagnostic.js'
import type { DocumentFormat } from '../document/document.js'
import { printedText, type RenderedHead } from './head-choices.js'
import type { HeadField, TemplateFile } from './template-file.js'

/** The fields that print all that is given: of the others a document has one. */
const lists: readonly HeadField[] = ['标志', '签发人', '署名', '签名章', '字体']
/** What a letter does not have: 签发人 is of documents to a higher organ (7.2.6), its 版记 has no 印发机关 (10.1). */
const ofGeneral: readonly HeadField[] = ['签发人', '印发机关', '印发日期']
/** What the head of an attachment says. */
const ofAttachment: readonly HeadField[] = ['标题', '版面']

/** Fields that print nothing where they are written; told of the template, whatever its documents. */
export function unprinted(
  template: TemplateFile,
  attached: readonly TemplateFile[],
  format: Outcome<DocumentFormat>,
): readonly Diagnostic[] {
  const letter = format.ok && format.value === 'letter'
  const own = written(template)
  return [
    ...own
      .filter(({ field }) => letter && ofGeneral.includes(field))
      .map(({ field, at }) =>
        warning('template-head', `“${field}”没有印：信函格式没有这一项`, at, '请删去；要印的，把“格式”改为“文件”。'),
      ),
    ...own
      .filter(({ field }) => field === '版面')
      .map(({ at }) => warning('template-head', '“版面”没有用：它是附件的', at, '请写到附件模板的开头。')),
    ...attached
      .flatMap(written)
      .filter(({ field }) => !ofAttachment.includes(field))
      .map(({ field, at }) =>
        warning(
          'template-head',
          `“${field}”没有印：附件模板的开头只有标题和版面`,
          at,
          '请删去，或写到正文模板的开头。',
        ),
      ),
  ]
}

/** The fields of a head in which something is written, with the place of the first of each. */
const written = ({ head }: TemplateFile) =>
  [...head].flatMap(([field, pieces]) => {
    const piece = pieces.find(({ text }) => text.trim() !== '')
    return piece ? [{ field, at: piece.at }] : []
  })

export interface HeadOfDocument {
  readonly format: DocumentFormat
  readonly head: RenderedHead
  readonly template: TemplateFile
}

/** What is printed in the head of one document, and more or less than there may be of it. */
export const headLimits = (document: HeadOfDocument): readonly Diagnostic[] => [
  ...printedTwice(document),
  ...halfImprint(document),
]

/** A field that prints more than a document has of it. */
const printedTwice = ({ head, template }: HeadOfDocument): readonly Diagnostic[] =>
  [...head].flatMap(([field, printed]) =>
    printed.length < 2 || lists.includes(field)
      ? []
      : [
          error(
            'template-head',
            `“${field}”只能写一个，这里有${printed.length}个`,
            template.head.get(field)?.[1]?.at ?? template.body.at,
            `能写成列表的只有：${lists.join('、')}。`,
          ),
        ],
  )

/** 印发机关 and 印发日期 share one row (7.4.3): of one without the other nothing is printed. */
function halfImprint({ format, head, template }: HeadOfDocument): readonly Diagnostic[] {
  const given = (['印发机关', '印发日期'] as const).filter((field) => printedText(head, field) !== '')
  const [only, both] = given
  if (format !== 'general' || !only || both) return []
  const other = only === '印发机关' ? '印发日期' : '印发机关'
  const at = template.head.get(only)?.[0]?.at ?? template.body.at
  return [warning('element-missing', `“${only}”没有印：没有“${other}”`, at, `请补上“${other}”；都不印的，都删去。`)]
}
