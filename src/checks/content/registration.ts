import { LETTER, ledgerDocument, ledgerNumber, NOTICE } from '../../data/check-ledger.js'
import type { Dataset, LedgerEntry } from '../../data/dataset.js'
import { factsOfLetter, type LetterFacts } from '../../data/facts.js'
import { type CalendarDate, dayNumber, printDate } from '../../data/parse-date.js'
import type { Check } from '../check.js'
import { type Finding, finding } from '../finding.js'

/** Days from signing to the number: it is given behind the signature (条例 art. 25), and not a month later. */
const LATEST = 31

/** What is issued has a number, which the ledger gave it when it was signed. */
export const registration: Check = ({ dataset }) => {
  const { facts, letter, folder } = dataset
  return [
    ...unnumbered(dataset),
    ...apart(dataset, ledgerDocument(folder, NOTICE), () => facts),
    ...(letter ? apart(dataset, ledgerDocument(folder, LETTER), (place) => factsOfLetter(letter, place)) : []),
    ...(letter ? otherCode(dataset, letter) : []),
  ]
}

const unnumbered = ({ facts: { state, numberSequence } }: Dataset): readonly Finding[] =>
  state.value === '印发' && !numberSequence
    ? [
        finding('number-form', 'warning', '状态是“印发”，还没有文号', {
          at: state.at,
          about: state.value,
          hint: '请写上“顺序号”，或者用 npx tongbao issue 印发。',
        }),
      ]
    : []

/** The first letter whose number is of another series than 函.yaml says: the letter prints what the ledger has. */
function otherCode({ ledger, folder }: Dataset, { numberCode, numberYear }: LetterFacts): readonly Finding[] {
  const wrong = ledger.filter(
    ({ document, code, year, voided }) =>
      !voided &&
      document.value === ledgerDocument(folder, LETTER) &&
      (code.value !== numberCode.value || year.value !== numberYear.value),
  )
  return wrong.slice(0, 1).map((entry) => {
    const more = wrong.length > 1 ? `（等${wrong.length}个号）` : ''
    const right = `${numberCode.value}〔${numberYear.value}〕`
    return finding('ledger-code', 'warning', `台账里函的文号是${ledgerNumber(entry)}${more}，函.yaml 写的是${right}`, {
      at: entry.code.at,
      about: ledgerNumber(entry),
      hint: '函上印台账里的文号，请核对两处的机关代字、年份；确实如此的，写进 豁免.yaml。',
    })
  })
}

/** When a document is signed. */
type Signed = Pick<LetterFacts, 'date' | 'datePending'>

/** The first entry of a document whose day cannot be that of its number: most letters of a year have one date. */
function apart({ ledger }: Dataset, document: string, signedOf: (place: string) => Signed): readonly Finding[] {
  const wrong = ledger.flatMap((entry) => {
    if (entry.voided || entry.document.value !== document) return []
    const { date: signed, datePending } = signedOf(entry.place?.value ?? '')
    return datePending || (isYearOf(entry) && isAfter(entry, signed.value)) ? [] : [{ entry, signed }]
  })
  return wrong.slice(0, 1).map(({ entry, signed }) => {
    const { date, year } = entry
    const why = isYearOf(entry) ? `成文日期是${printDate(signed.value)}` : `文号的年份是${year.value}`
    const more = wrong.length > 1 ? `（等${wrong.length}个号）` : ''
    return finding('ledger-date', 'warning', `台账里编号的日期是${printDate(date.value)}，${why}${more}`, {
      at: date.at,
      about: printDate(date.value),
      hint: '签发以后、一个月以内编号，请核对两处的日期；确实如此的，写进 豁免.yaml。',
    })
  })
}

const isYearOf = ({ date, year }: LedgerEntry): boolean => date.value.year === Number(year.value)

function isAfter({ date }: LedgerEntry, signed: CalendarDate): boolean {
  const days = dayNumber(date.value) - dayNumber(signed)
  return days >= 0 && days <= LATEST
}
