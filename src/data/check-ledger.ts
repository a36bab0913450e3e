import { type Diagnostic, error, warning } from '../diagnostics/diagnostic.js'
import { groupBy } from '../keyed/group-by.js'
import type { LedgerEntry } from './dataset.js'
import type { Facts } from './facts.js'
import type { PlaceIndex } from './place-index.js'

/** 发文字号 as printed (GB/T 9704-2012, 7.2.5): 吉政函〔2023〕10号. */
export const documentNumber = (code: string, year: string, sequence: string): string =>
  `${code}〔${year}〕${sequence}号`

/** What stands for a sequence that is yet to be given: room for the pen. */
export const OPEN_SEQUENCE = '\u3000'

/** Whether a number, as printed, is yet to be given. */
export const isOpenNumber = (number: string): boolean => number.includes(OPEN_SEQUENCE)

/** The number that an entry registers, as printed. */
export const ledgerNumber = ({ code, year, sequence }: LedgerEntry): string =>
  documentNumber(code.value, year.value, sequence.value)

/** The annual notice, by its template. */
export const NOTICE = '通报'

/** The letters of a year, by their template. */
export const LETTER = '摘录函'

/** How the ledger names a document of ours: `2022/通报`. */
export const ledgerDocument = (folder: string, template: string): string => `${folder}/${template}`

interface LedgerContext {
  readonly places: PlaceIndex
  readonly facts: Facts
  /** How the ledger names the notice of this year. */
  readonly notice: string
}

/**
 * The rules of the ledger: a number stands there once and is never given out again; a document has one number; each
 * number between the first and the last is accounted for; and what 文件.yaml says agrees with it.
 */
export function checkLedger(
  ledger: readonly LedgerEntry[],
  { places, facts, notice }: LedgerContext,
): readonly Diagnostic[] {
  const found: Diagnostic[] = []
  const [folder = ''] = notice.split('/')
  const byNumber = new Map<string, LedgerEntry>()
  const byDocument = new Map<string, LedgerEntry>()
  for (const entry of ledger) {
    const { place, document, sequence, voided } = entry
    // The ledger is a history: what another year sent, and what was never used, may name a place that there is no more.
    const current = !voided && document.value.startsWith(`${folder}/`)
    if (place && current && !places.find(place.value)) {
      const unknown = places.unknown(place.value, place.at)
      found.push({ ...unknown, hint: `${unknown.hint}这个地方撤销了，函不再发的，给这个号写上“作废”的原因。` })
    }
    const number = ledgerNumber(entry)
    const earlier = byNumber.get(number)
    if (earlier) {
      const hint = `前一次在第${earlier.sequence.at.line}行，给了“${subject(earlier)}”。用过、作废的号都不再用。`
      found.push(error('ledger-duplicate', `台账里“${number}”登记了两次`, sequence.at, hint))
    } else byNumber.set(number, entry)
    if (voided) continue
    const other = byDocument.get(subject(entry))
    if (other && ledgerNumber(other) !== number) {
      const hint = `前一个是“${ledgerNumber(other)}”；不用的那个请写上“作废”的原因。`
      found.push(error('ledger-two-numbers', `台账里“${subject(entry)}”有两个文号`, document.at, hint))
    } else byDocument.set(subject(entry), entry)
  }
  return [...found, ...gaps(byNumber.values()), ...ofNotice({ facts, notice, byNumber, byDocument })]
}

const subject = ({ document, place }: LedgerEntry): string => document.value + (place ? `/${place.value}` : '')

/** How many missing numbers a message lists. */
const LISTED = 10

function gaps(entries: Iterable<LedgerEntry>): readonly Diagnostic[] {
  const series = groupBy(entries, ({ code, year }) => `${code.value}〔${year.value}〕`)
  return [...series].flatMap(([key, own]) => {
    const sorted = own.toSorted((a, b) => Number(a.sequence.value) - Number(b.sequence.value))
    return sorted.flatMap((entry, index) => {
      const before = sorted[index - 1]
      const first = before ? Number(before.sequence.value) + 1 : Number(entry.sequence.value)
      const count = Number(entry.sequence.value) - first
      if (count <= 0) return []
      const listed = Array.from({ length: Math.min(count, LISTED) }, (_, offset) => first + offset).join('、')
      const message = `台账里“${key}”缺${listed}${count > LISTED ? `等${count}个` : ''}号`
      const hint = '请补上这些号给了什么文件；没有用的，写上“作废”的原因。'
      return warning('ledger-gap', message, entry.sequence.at, hint)
    })
  })
}

interface NoticeNumber {
  readonly facts: Facts
  readonly notice: string
  readonly byNumber: ReadonlyMap<string, LedgerEntry>
  readonly byDocument: ReadonlyMap<string, LedgerEntry>
}

function ofNotice({ facts, notice, byNumber, byDocument }: NoticeNumber): readonly Diagnostic[] {
  const own = byDocument.get(notice)
  if (!facts.numberSequence) {
    if (!own) return []
    const message = `台账里登记的文号是“${ledgerNumber(own)}”，文件.yaml 没有“顺序号”`
    const hint = '请在 文件.yaml 写上；没有用的号，在台账里写上“作废”的原因。'
    return [warning('ledger-two-numbers', message, own.sequence.at, hint)]
  }
  const number = documentNumber(facts.numberCode.value, facts.numberYear.value, facts.numberSequence.value)
  const taken = byNumber.get(number)
  const { at } = facts.numberSequence
  if (taken && (taken.voided || subject(taken) !== notice)) {
    const fate = taken.voided ? `已作废：${taken.voided.value}` : `已登记给“${subject(taken)}”`
    return [error('ledger-duplicate', `“${number}”在台账里${fate}`, at, '请另编一个号。')]
  }
  if (!own || ledgerNumber(own) === number) return []
  const hint = '文件.yaml 和 台账.yaml 的文号要一致。'
  return [warning('ledger-two-numbers', `文号是“${number}”，台账里登记的是“${ledgerNumber(own)}”`, at, hint)]
}
