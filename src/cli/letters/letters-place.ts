import * as path from 'node:path'
import { openJournal } from '../../batch/open-journal.js'
import { type Diagnostic, error, fail, type Outcome, outcome, warning } from '../../diagnostics/diagnostic.js'
import { nameSome } from '../../diagnostics/name-some.js'
import {
  areRecorded,
  issuedOtherwise,
  type LastLetters,
  lastLetters,
  lettersAgain,
} from '../../editions/plan-letters.js'
import type { Host } from '../../host/host.js'
import { namesIn } from '../../write/place-file.js'
import { lettersDocument } from './about-letters.js'
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
 * first, with nothing written; if so, this run has a folder of its own, unless they are again as they were issued.
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
  const tried = trial.entries
  const places = letters.dataset.places.map(({ name }) => name.value)
  const used = issuedOtherwise(host, last.record.document, tried)
  if (!used.ok) return used
  const reused = used.value.length > 0 ? numberUsed(used.value) : undefined
  if (reused && request.final) return fail({ ...reused, code: 'final-refused', severity: 'error' })
  const stands = areRecorded(tried, last.record) ? last : lettersAgain(host, last, { letters: tried, places })
  if (stands) {
    const found = [...(reused ? [reused] : []), ...triedSince(stands, out)]
    return outcome({ last: stands, subfolder: stands.record.folder }, found)
  }
  const subfolder = `第${last.highest + 1}版`
  const changed = tried.filter((letter) => !areRecorded([letter], last.record)).map(({ place }) => place)
  return outcome({ last, subfolder }, [besideIssued(last, changed, tried.length, subfolder)])
}

/** That letters were made beside the issued ones, and which of them say otherwise: only these are sent again. */
function besideIssued(
  { edition }: LastLetters,
  changed: readonly string[],
  all: number,
  subfolder: string,
): Diagnostic {
  const others = all > changed.length ? `，其余 ${all - changed.length} 份照旧、不用再发` : ''
  const message = `函的第${edition}版已经印发，原文件不动；这次有 ${changed.length} 份不同：${nameSome(changed)}${others}，都另存在“${subfolder}”里`
  return warning('edition-issued', message, null, '已印发的函要改正，请另行发函、另编文号。')
}

/** That what was issued under the numbers of letters is not what they say now. */
const numberUsed = (places: readonly string[]): Diagnostic =>
  warning(
    'edition-issued',
    `这些函的文号印发过别的内容：${nameSome(places)}`,
    null,
    '改正已印发的函要另编文号：在 data/台账.yaml 里给原来的号写上“作废”的原因，再加 --reserve 编号。',
  )

/** What was made after the edition that stands again still lies there. */
function triedSince({ edition, highest }: LastLetters, out: string): readonly Diagnostic[] {
  const later = Array.from({ length: highest - edition }, (_, index) => `第${edition + 1 + index}版`)
  const there = later.filter((folder) => namesIn(path.join(out, folder)).length > 0)
  if (there.length === 0) return []
  const message = `函与第${edition}版相同，文件夹里还有以后做的，不是现在这些：${there.join('、')}`
  return [warning('document-outdated', message, null, '不要发出；用不着了就请删去。')]
}
