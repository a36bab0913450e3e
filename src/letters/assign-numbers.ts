import { EMPTY_LEDGER, flowLine, type NewLedgerEntry } from '../data/append-ledger.js'
import { LETTER, ledgerDocument } from '../data/check-ledger.js'
import type { Dataset, LedgerEntry } from '../data/dataset.js'
import { factsOfLetter } from '../data/facts.js'
import { readYaml } from '../data/read-yaml.js'
import { ledgerSchema } from '../data/schema-letters.js'
import { ledgerFile } from '../data/year-files.js'
import { error, fail, type Outcome, outcome, place } from '../diagnostics/diagnostic.js'

/** A ledger in which every letter has its number. */
export interface AssignedNumbers {
  /** The new text of the file; null when nothing was left to assign. */
  readonly text: string | null
  readonly ledger: readonly LedgerEntry[]
  /** How many numbers were given out. */
  readonly assigned: number
}

/**
 * Gives a number to every letter of the year that has none: in official order, from the one behind the last that was ever
 * given out for the code and the year, so none is used twice and none is left out. The entries go to the end of the file
 * and every byte before them stays as it is.
 *
 * @param text what the ledger holds now; undefined when there is no file
 */
export function assignNumbers(dataset: Dataset, text: string | undefined): Outcome<AssignedNumbers> {
  const { letter, ledger, places, folder } = dataset
  if (!letter) return fail(error('letter-missing', `没有 data/${folder}/函.yaml`, null, '请新建这个文件。'))
  const document = ledgerDocument(folder, LETTER)
  const numbered = letterNumbers(ledger, document)
  const open = places.filter(({ name }) => !numbered.has(name.value))
  if (open.length === 0) return outcome({ text: null, ledger, assigned: 0 })
  const facts = open.map(({ name }) => ({ name, ...factsOfLetter(letter, name.value) }))
  if (facts.some(({ datePending }) => datePending)) {
    const hint = `请先在 data/${folder}/函.yaml 写上成文日期：编号的日期要登记在台账里。`
    return fail(error('issue-facts', '函的成文日期还没有定，没有编号', letter.date.at, hint))
  }
  const { numberCode, numberYear } = letter
  const last = ledger
    .filter(({ code, year }) => code.value === numberCode.value && year.value === numberYear.value)
    .reduce((highest, { sequence }) => Math.max(highest, Number(sequence.value)), 0)
  const entries = facts.map(
    ({ name, date }, index): NewLedgerEntry => ({
      code: numberCode.value,
      year: numberYear.value,
      sequence: String(last + index + 1),
      document,
      place: name.value,
      date: date.value,
    }),
  )
  return appended(text ?? EMPTY_LEDGER, entries, ledger)
}

function appended(
  text: string,
  entries: readonly NewLedgerEntry[],
  before: readonly LedgerEntry[],
): Outcome<AssignedNumbers> {
  const indent = /^ *(?=- )/mu.exec(text)?.[0] ?? '  '
  const body = text === '' || text.endsWith('\n') ? text : `${text}\n`
  const open = before.length > 0 ? body : body.replace(/^台账:[ \t]*(?:\[[ \t]*\])?[ \t]*$/mu, '台账:')
  const result = open + entries.map((entry) => `${flowLine(entry, indent)}\n`).join('')
  // What was written is read again: nothing but the new entries may have come to the ledger.
  const read = readYaml(result, ledgerFile, ledgerSchema)
  const right = read.ok && read.value.length === before.length + entries.length
  if (right) return outcome({ text: result, ledger: read.value, assigned: entries.length })
  const hint = '请把台账写成一行一个“  - ”的列表，列表放在文件最后，再试一次。'
  return fail(error('ledger-form', '台账的写法不便在后面接着登记', place(ledgerFile, 1, 1), hint))
}

/** What the ledger gives to the letters of a year (`2022/摘录函`), by the name of the place. */
export const letterNumbers = (ledger: readonly LedgerEntry[], document: string): ReadonlyMap<string, LedgerEntry> =>
  new Map(
    ledger.flatMap((entry): readonly [string, LedgerEntry][] =>
      entry.place && !entry.voided && entry.document.value === document ? [[entry.place.value, entry]] : [],
    ),
  )
