import * as path from 'node:path'
import type { Place } from '../data/dataset.js'
import { type Diagnostic, error, type Outcome, outcome } from '../diagnostics/diagnostic.js'
import { readTarget } from '../host/host.js'
import type { ComposeLetter } from '../letters/compose-letters.js'
import type { Fingerprint } from './fingerprint.js'
import type { Journal, JournalEntry } from './journal.js'
import { aboutLetter, isAsMade } from './make-letters.js'

/** What shares have made, and what their letters must be held against. */
export interface SharedBatch {
  readonly journal: Journal
  /** In official order. */
  readonly places: readonly Place[]
  readonly compose: ComposeLetter
  readonly fingerprint: Fingerprint
  /** Where the files are, absolute. */
  readonly folder: string
  /** They have been issued: no share is made anew. */
  readonly issued: boolean
}

/** The same for all, so that many are told as one list. */
const AGAIN = '请用 letters --only 加上地方的名称再做一次，或重做它所在的那一份。'
const ISSUED = '函已经印发，不分份重做：请不加 --collect 运行 letters，有变化的另存为一版；文件缺了的，从备份取回。'

/**
 * The letters of all shares as one: every place has its letter, in official order, made from the data at hand by this
 * program with these fonts, and every file is there as its journal says. All that is missing or differs is told in one run.
 */
export function collectEntries(batch: SharedBatch): Outcome<readonly JournalEntry[]> {
  const { journal, places, compose, fingerprint, folder, issued } = batch
  const hint = issued ? ISSUED : AGAIN
  const diagnostics: Diagnostic[] = []
  const entries = places.flatMap((place): readonly JournalEntry[] => {
    const { value: name, at } = place.name
    const entry = journal.find(name)
    if (!entry || entry.print === '') {
      diagnostics.push(error('letter-uncollected', `缺给${name}的函`, at, hint))
      return []
    }
    const letter = compose(place)
    if (!letter.ok) {
      diagnostics.push(...letter.diagnostics)
      return []
    }
    if (fingerprint(letter.value.document) !== entry.print) {
      const message = `给${name}的函不是用现在的数据、模板、字体和程序做的`
      diagnostics.push(error('letter-uncollected', message, at, `${hint}字体选项要与汇总时相同。`))
      return []
    }
    for (const file of entry.files) {
      const bytes = readTarget(path.join(folder, file.name))
      if (isAsMade(bytes, file)) continue
      const what = bytes ? '与记录的校验码不符' : '不见了'
      diagnostics.push(error('letter-uncollected', `给${name}的函，文件${what}：${file.name}`, at, hint))
    }
    return [{ ...entry, ...aboutLetter(letter.value) }]
  })
  return outcome(entries, diagnostics)
}
