import { type Passage, spotAt, wholeSpot } from '../../document/passages.js'
import type { Check } from '../check.js'
import { type Finding, finding } from '../finding.js'

/** 发文机关代字〔年份〕顺序号号 (条例 art. 9; GB/T 9704-2012, 7.2.5), as many digits as the ledger takes. One that is not assigned yet has an open place. */
const WHOLE = /^\p{Script=Han}{2,12}〔(?:19|20)[0-9]{2}〕(?:[1-9][0-9]{0,6}|\u3000)号$/u
/** What is meant for a document number, in any brackets. */
const CITED = /\p{Script=Han}{1,12}[〔[［(（【〖](?:第)?[0-9]{2,4}(?:年)?[〕\]］)）】〗]\s*第?[0-9]+\s*号/gu
const CITED_WELL = /^\p{Script=Han}{1,12}〔(?:19|20)[0-9]{2}〕[1-9][0-9]{0,6}号$/u

const HINT =
  '写作“吉政函〔2023〕10号”：六角括号〔 〕，年份四位，不加“第”，顺序号不编虚位（GB/T 9704-2012 7.2.5，必须）。'

/** The document's own number, and numbers of others that the text cites. */
export const numberForm: Check = ({ passages }) =>
  passages.flatMap((passage) => (passage.kind === 'document-number' ? own(passage) : cited(passage)))

const own = (passage: Passage): readonly Finding[] =>
  WHOLE.test(passage.text)
    ? []
    : [
        finding('number-form', 'error', `发文字号的写法不对：“${passage.text}”`, {
          spot: wholeSpot(passage),
          hint: HINT,
        }),
      ]

const cited = (passage: Passage): readonly Finding[] =>
  [...passage.text.matchAll(CITED)]
    .filter(([number]) => !CITED_WELL.test(number))
    .map(({ 0: number, index }) =>
      finding('number-form', 'error', `引用的发文字号写法不对：“${number}”`, {
        spot: spotAt(passage, index, number),
        hint: HINT,
      }),
    )
