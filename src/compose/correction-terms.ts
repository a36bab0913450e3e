import { documentNumber, OPEN_SEQUENCE } from '../data/check-ledger.js'
import type { Facts } from '../data/facts.js'
import { printDate } from '../data/parse-date.js'
import type { DocumentProperties, OfficialDocument } from '../document/document.js'
import { plainText, text, value } from '../document/inline.js'
import { citedOf, issuersOf } from '../document/issuers.js'
import { noticeTerms } from './excerpt-terms.js'
import type { RenderedHead } from './head-choices.js'
import { record, type Term } from './vocabulary.js'

/** A place of an issued document that a 更正函 corrects. */
export interface CorrectedSpot {
  /** Where the issued document prints it; 0 where its pages do not show it. */
  readonly page: number
  /** Counted on its page; 0 outside the rows. */
  readonly line: number
  /** Page and line are those of what stands in front of it: it is put in behind. */
  readonly after: boolean
  /** What it stands in, where that is not the running text: 标题, 附注, a cell of a table. Else empty. */
  readonly where: string
  /** The words as issued; empty where something is put in. */
  readonly old: string
  /** The words as they ought to be; empty where something is taken out. */
  readonly now: string
}

/** What a 更正函 is made from, besides the data of the year. */
export interface Correction {
  /** The document as it was issued. */
  readonly notice: OfficialDocument
  /** The day of the correction; null: left open. */
  readonly date: DocumentProperties['date'] | null
  readonly spots: readonly CorrectedSpot[]
}

/** The roots that only a 更正函 has: 更正, and 通报 as it was issued. */
export const correctionTerms = (facts: Facts, correction: Correction | null): readonly (readonly [string, Term])[] =>
  correction
    ? [
        ['通报', noticeTerms(citedOf(correction.notice), facts, printDate(correction.notice.properties.date))],
        [
          '更正',
          record([
            ['文号', value(openNumber(facts, correction.date), '文号')],
            ['成文日期', value(correction.date ? printDate(correction.date) : OPEN_DATE, '成文日期')],
            ['多处', correction.spots.length > 1 ? value('多处', '多处') : null],
            ['各处', correction.spots.map(spotTerm)],
          ]),
        ],
      ]
    : []

/** Who issued jointly corrects jointly: where the template has the leading organ alone, the others sign behind it. */
export function signedByAll(head: RenderedHead, { notice }: Correction): RenderedHead {
  const [leading, ...others] = issuersOf(notice)
  const [first, another] = head.get('署名') ?? []
  if (!first || another || ![leading, notice.properties.organ].includes(plainText(first))) return head
  return new Map([...head, ['署名', [first, ...others.map((organ) => [text(organ)])]]])
}

const spotTerm = ({ page, line, after, where, old, now }: CorrectedSpot): Term =>
  record([
    ['页', count('页', page)],
    ['行', count('行', line)],
    ['之后', after ? value('之后', '更正之后') : null],
    ['位置', where === '' ? null : value(where, '更正位置')],
    ['原文', old === '' ? null : value(old, '更正原文')],
    ['现文', now === '' ? null : value(now, '更正现文')],
  ])

const count = (name: string, number: number): Term => (number === 0 ? null : value(String(number), `更正${name}`))

/** Room for the pen. */
const SPACE = '\u3000'
const OPEN_DATE = `${SPACE.repeat(4)}年${SPACE.repeat(2)}月${SPACE.repeat(2)}日`

/** 吉政函〔2023〕　号: who signs it gives it its number, in the year of its date (条例 art. 9). */
const openNumber = ({ numberCode }: Facts, date: Correction['date']): string =>
  documentNumber(numberCode.value, String(date?.year ?? SPACE.repeat(2)), OPEN_SEQUENCE)
