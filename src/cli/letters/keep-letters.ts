import type { JournalEntry } from '../../batch/journal.js'
import { ledgerFile } from '../../data/year-files.js'
import { andThen, type Outcome, outcome, warning } from '../../diagnostics/diagnostic.js'
import { nameSome } from '../../diagnostics/name-some.js'
import { type LastLetters, type LettersPlan, type MadeLetters, planLetters } from '../../editions/plan-letters.js'
import type { RecordingHost } from '../../editions/recording-host.js'
import type { Request } from '../request/arguments.js'
import { inWorkspace } from '../request/in-workspace.js'
import { version } from '../version.js'
import { type AboutLetters, lettersTitle } from './about-letters.js'

/** What a run of letters leaves behind. */
export interface LettersRun {
  readonly host: RecordingHost
  readonly about: AboutLetters
  readonly last: LastLetters | undefined
  readonly entries: readonly JournalEntry[]
  /** Below the folder of the letters; empty: that folder itself. */
  readonly subfolder: string
  /** Others may be out of date. */
  readonly partial: boolean
  /** An edition of this very run, which this one takes the place of. */
  readonly replaces?: number | null
}

/** Writes the record of a run: when a letter is new, or another than it was, it is the next edition. */
export function keepLetters(
  { host, about, last, entries, subfolder, partial, replaces = null }: LettersRun,
  request: Request,
): Outcome<Omit<LettersPlan, 'kept' | 'archives'>> {
  const { document, state, issued, fonts, places, ledgerText } = about
  // Numbers that were given out in this run stand in the ledger by now.
  const ledger = ledgerText === null ? [] : [[ledgerFile, new TextEncoder().encode(ledgerText)] as const]
  const inputs = host.inputs(new Map(ledger))
  const made: MadeLetters = {
    ...{ document, title: lettersTitle(about), folder: subfolder, program: version, inputs },
    ...{ fonts, state, issued, partial, places, letters: entries },
  }
  const { kept, archives, ...plan } = planLetters(host, last, made, replaces)
  if (request.dryRun) return outcome(plan)
  for (const file of archives) {
    const written = host.writeFiles(inWorkspace(new Map([file]), request))
    if (!written.ok) return written
  }
  return andThen(host.writeFiles(inWorkspace(kept(), request)), () => outcome(plan))
}

/**
 * That letters say otherwise now under the number that they had: they may have been sent, though 函.yaml does not call them
 * issued. Of those that it does the files stay, which is told elsewhere.
 */
export function tellRenewed(
  last: LastLetters | undefined,
  { renewed }: Pick<LettersPlan, 'renewed'>,
  { genre }: Pick<AboutLetters, 'genre'>,
) {
  if (last?.issued || renewed.length === 0) return []
  const message = `有文号的${genre} ${renewed.length} 份与上次做的不同，已经发出的要重发：${nameSome(renewed, 40)}`
  const hint = '发出以后在 函.yaml 写上“状态: 印发”，再运行一次 letters，原文件就不再改动。'
  return [warning('letter-renewed', message, null, hint)]
}
