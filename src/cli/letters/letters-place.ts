import * as path from 'node:path'
import { openJournal } from '../../batch/open-journal.js'
import { error, fail, type Outcome, outcome, warning } from '../../diagnostics/diagnostic.js'
import { areRecorded, type LastLetters, lastLetters } from '../../editions/plan-letters.js'
import type { Host } from '../../host.js'
import { lettersDocument } from './about-letters.js'
import { madeLetter } from './keep-letters.js'
import { type Making, makeBatch } from './make-batch.js'
import type { YearLetters } from './year-letters.js'

/** Where letters go, and what was recorded of them last. */
export interface LettersPlace {
  readonly last: LastLetters | undefined
  /** Below the folder of the letters; empty: that folder itself. */
  readonly subfolder: string
}

/**
 * Letters that are issued stay as they are, but for those of this very run (`replaces`). Whether any would change is tried
 * first, with nothing written; if so, this run has a folder of its own.
 */
export async function lettersPlace(
  host: Host,
  letters: YearLetters,
  making: Making,
  replaces: number | null = null,
): Promise<Outcome<LettersPlace>> {
  const found = lastLetters(host, lettersDocument(letters.dataset))
  if (!found.ok) return found
  const last = found.value
  if (!last?.issued) return outcome({ last, subfolder: '' })
  if (last.edition === replaces) return outcome({ last, subfolder: last.record.folder })
  const { out, request } = making
  if (request.share !== null)
    return fail(error('edition-issued', '函已经印发，不能分份重做', null, '请不加 --shard 运行。'))
  const before = path.join(out, last.record.folder)
  const dry = { ...request, dryRun: true }
  const trial = await makeBatch(letters, openJournal(before, null), { ...making, out: before, request: dry })
  if (areRecorded(trial.entries.map(madeLetter), last.record)) return outcome({ last, subfolder: last.record.folder })
  const subfolder = `第${last.edition + 1}版`
  const hint = '已印发的函要改正，请另行发函、另编文号。'
  const message = `函的第${last.edition}版已经印发，原文件不动；这次的内容不同，另存在“${subfolder}”里`
  return outcome({ last, subfolder }, [warning('edition-issued', message, null, hint)])
}
