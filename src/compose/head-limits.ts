import { type Diagnostic, error, type Outcome, warning } from '../diagnostics/diagnostic.js'
import type { DocumentFormat } from '../document/document.js'
import type { RenderedHead } from './head-choices.js'
import type { HeadField, TemplateFile } from './template-file.js'

/** The fields that print all that is given: of the others a document has one. */
const lists: readonly HeadField[] = ['标志', '签发人', '署名', '签名章', '字体']
/** What a letter does not have: 签发人 is of documents to a higher organ (7.2.6), its 版记 has no 印发机关 (10.1). */
const ofGeneral: readonly HeadField[] = ['签发人', '印发机关', '印发日期', '版记页']
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

/** A field that prints more than a document has of it. */
export const printedTwice = (head: RenderedHead, template: TemplateFile): readonly Diagnostic[] =>
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
