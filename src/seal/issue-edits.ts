import { appendToLedger, type NewLedgerEntry } from '../data/append-ledger.js'
import { documentNumber, ledgerDocument, ledgerNumber, NOTICE } from '../data/check-ledger.js'
import type { LedgerEntry } from '../data/dataset.js'
import { editLines, type LineEdit } from '../data/edit-lines.js'
import { type CalendarDate, printDate } from '../data/parse-date.js'
import { readDataFile } from '../data/read-files.js'
import { factsSchema } from '../data/schema.js'
import { ledgerSchema } from '../data/schema-letters.js'
import { readSource, type SourceText, sourceBytes } from '../data/source-text.js'
import { parseYaml, YamlScalar, type YamlSource } from '../data/yaml-source.js'
import { ledgerFile, yearFiles } from '../data/year-files.js'
import { yearFile } from '../data/years.js'
import { type Diagnostic, error, fail, type Outcome, outcome, place } from '../diagnostics/diagnostic.js'
import type { Host } from '../host/host.js'

/** What makes a document final: its number and its date. */
export interface IssueFacts {
  /** 顺序号; undefined: that of 文件.yaml. */
  readonly sequence: string | undefined
  /** 成文日期; undefined: that of 文件.yaml. */
  readonly date: CalendarDate | undefined
}

/** What the data say once the document is issued. */
export interface IssueEdits {
  /** The files that change, by workspace path. */
  readonly files: ReadonlyMap<string, Uint8Array>
  /** What changes, for people: 顺序号：（空）→ 10 */
  readonly changes: readonly string[]
}

/** A year as it is before it is issued. */
export interface IssueWork {
  readonly host: Host
  readonly folder: string
}

const STATE = '印发'

/**
 * Enters number, date and state in 文件.yaml and the number in the ledger. Only these words change. What cannot be
 * changed without touching more, because the file is written unusually, is left to a person with word of what to write.
 */
export function issueEdits({ host, folder }: IssueWork, wanted: IssueFacts): Outcome<IssueEdits> {
  const file = yearFile(folder, yearFiles.facts)
  // Read alone: whether they agree with each other is checked once they have been changed.
  const read = readDataFile(host, file, factsSchema)
  const book = readSource(host, ledgerFile)
  const ledger = book ? readDataFile(host, ledgerFile, ledgerSchema) : outcome([])
  if (!read.ok || !ledger.ok) return { ok: false, diagnostics: [...read.diagnostics, ...ledger.diagnostics] }
  const { facts } = read.value
  const sequence = wanted.sequence ?? facts.numberSequence?.value
  const date = wanted.date ?? (facts.datePending ? undefined : facts.date.value)
  if (sequence === undefined) {
    const hint = '请写上编好的号，例如：--number 10。'
    return fail(error('issue-facts', '还没有文号', facts.numberCode.at, hint))
  }
  if (date === undefined) {
    const hint = '请写上成文日期，例如：--date 2023-04-03。'
    return fail(error('issue-facts', '还没有成文日期', facts.date.at, hint))
  }
  const [code, year] = [facts.numberCode.value, facts.numberYear.value]
  const document = ledgerDocument(folder, NOTICE)
  const ofFacts = factsEdits(host, file, { 顺序号: sequence, 成文日期: printDate(date), 状态: STATE })
  const ofLedger = ledgerEdits(book, ledger.value, { code, year, sequence, document, place: null, date })
  if (!ofFacts.ok || !ofLedger.ok) return { ok: false, diagnostics: [...ofFacts.diagnostics, ...ofLedger.diagnostics] }
  return outcome({
    files: new Map([...ofFacts.value.files, ...ofLedger.value.files]),
    changes: [...ofFacts.value.changes, ...ofLedger.value.changes],
  })
}

/** What changes in 文件.yaml when some of its keys get these values. */
function factsEdits(host: Host, file: string, values: Readonly<Record<string, string>>): Outcome<IssueEdits> {
  const source = readSource(host, file)
  const yaml = source && parseYaml(source.text.replace(/\r\n?/g, '\n'), file)
  const edits: LineEdit[] = []
  const changes: string[] = []
  const diagnostics: Diagnostic[] = []
  for (const [key, value] of Object.entries(values)) {
    const edit = yaml?.ok && source ? editOf({ yaml: yaml.value, lines: source.lines }, key, value) : undefined
    if (edit === 'same') continue
    if (edit === undefined) diagnostics.push(byHand(file, `${key}: ${value}`))
    else {
      edits.push(edit.edit)
      changes.push(`${file} ${key}：${edit.was || '（空）'} → ${value}`)
    }
  }
  const text = source && editLines(source.text, edits)
  if (!source || text === undefined) return fail(...diagnostics, byHand(file, Object.keys(values).join('、')))
  return outcome({ files: new Map(edits.length > 0 ? [[file, sourceBytes(source, text)]] : []), changes }, diagnostics)
}

/** What changes in the ledger when a number is entered in it; nothing where it stands there already. */
function ledgerEdits(
  book: SourceText | undefined,
  ledger: readonly LedgerEntry[],
  entry: NewLedgerEntry,
): Outcome<IssueEdits> {
  const { code, year, sequence, document } = entry
  const number = documentNumber(code, year, sequence)
  const known = ledger.find((each) => each.document.value === document && !each.place && !each.voided)
  if (known && ledgerNumber(known) !== number) {
    const hint =
      '改正已印发的公文要另编文号：给原来的号写上“作废”的原因，再运行一次；号写错了的，改正 --number 或 文件.yaml。'
    const message = `台账里这份公文登记的是“${ledgerNumber(known)}”，要用的号是“${number}”`
    return fail(error('ledger-two-numbers', message, known.sequence.at, hint))
  }
  if (known) return outcome({ files: new Map(), changes: [] })
  const entered = appendToLedger(book?.text, ledger, [entry])
  const line = `${number} → ${document}`
  if (entered === undefined) return fail(byHand(ledgerFile, line))
  const files = new Map([[ledgerFile, sourceBytes(book ?? { mark: '' }, entered)]])
  return outcome({ files, changes: [`${ledgerFile} 登记：${line}`] })
}

/** The change that gives a key at the top of the file a value; undefined where it is not written on a line of its own. */
function editOf(
  { yaml, lines }: { readonly yaml: YamlSource; readonly lines: readonly string[] },
  key: string,
  value: string,
): { readonly edit: LineEdit; readonly was: string } | 'same' | undefined {
  const { kind, at } = yaml.locate([key])
  const line = lines[at.line - 1] ?? ''
  if (kind === 'absent') {
    // Behind the year of the number, which every file has.
    const after = yaml.locate(['发文年份'])
    const alone = /^发文年份:\s/u.test(lines[after.at.line - 1] ?? '')
    return alone ? { edit: { kind: 'line', after: after.at.line, text: `${key}: ${value}` }, was: '' } : undefined
  }
  if (!line.startsWith(`${key}:`)) return undefined
  if (kind === 'blank') {
    const column = [...`${key}:`].length + 1
    return { edit: { kind: 'splice', line: at.line, column, was: '', now: ` ${value}` }, was: '' }
  }
  const scalar = scalarAt(yaml.value, key)
  if (scalar === undefined) return undefined
  if (scalar.text === value) return 'same'
  const { text: was, at: spot } = scalar
  return { edit: { kind: 'splice', line: spot.line, column: spot.column, was, now: value }, was }
}

function scalarAt(values: unknown, key: string): YamlScalar | undefined {
  const found = typeof values === 'object' && values !== null ? Reflect.get(values, key) : undefined
  return found instanceof YamlScalar ? found : undefined
}

const byHand = (file: string, words: string): Diagnostic =>
  error('issue-by-hand', `${file} 的写法特殊，程序没有改`, place(file, 1, 1), `请手工写上：${words}，再运行一次。`)
