import * as path from 'node:path'
import type { Place } from '../data/dataset.js'
import { type Diagnostic, error, type Outcome, outcome } from '../diagnostics/diagnostic.js'
import { checksum } from '../editions/checksum.js'
import { readTarget } from '../host.js'
import type { Journal, JournalEntry } from './journal.js'

/**
 * The letters of all shares as one: every place has its letter, in official order, and every file is there as its journal
 * says. All that is missing or differs is told in one run.
 */
export function collectEntries(
  journal: Journal,
  places: readonly Place[],
  folder: string,
): Outcome<readonly JournalEntry[]> {
  const diagnostics: Diagnostic[] = []
  const entries = places.flatMap(({ name: { value: name, at } }, index): readonly JournalEntry[] => {
    const entry = journal.find(name)
    const hint = `请再做一次：tongbao letters --only ${name}，或重做它所在的那一份。`
    if (!entry || entry.print === '') {
      diagnostics.push(error('letter-uncollected', `缺给${name}的函`, at, hint))
      return []
    }
    for (const file of entry.files) {
      const bytes = readTarget(path.join(folder, file.name))
      if (bytes && bytes.length === file.size && checksum(bytes) === file.sha256) continue
      const what = bytes ? '与记录的校验码不符' : '不见了'
      diagnostics.push(error('letter-uncollected', `给${name}的函，文件${what}：${file.name}`, at, hint))
    }
    return [{ ...entry, order: index + 1 }]
  })
  return outcome(entries, diagnostics)
}
