import { type Outcome, outcome } from '../../diagnostics/diagnostic.js'
import { checksum } from '../../editions/checksum.js'
import type { LettersRecord } from '../../editions/letters-record.js'
import { lastLetters } from '../../editions/plan-letters.js'
import { lettersDocument } from '../letters/about-letters.js'
import { describedNow } from './made-letters.js'
import type { ReadyRevision } from './revise-year.js'

/**
 * The places whose letters do not say what they would say now, though the base knows of no change: the last edition of the
 * notice may be younger than theirs, or a correction that moved them alone was taken back. Their own record tells.
 */
export function staleLetters({ host, base, inputs, effect, now }: ReadyRevision): Outcome<ReadonlySet<string>> {
  const last = lastLetters(host, lettersDocument(now.dataset))
  if (!last.ok) return last
  if (!last.value || madeFromBase(last.value.record, base, inputs)) return outcome(new Set())
  const recorded = new Map(last.value.record.letters.map(({ place, described }) => [place, described]))
  const same = effect.documents.flatMap(({ place, status }) => (place !== null && status === 'same' ? [place] : []))
  const stale = same.filter((place) => {
    const before = recorded.get(place)
    const said = before && describedNow(place, now)
    return said && said !== before.text
  })
  return outcome(new Set(stale))
}

/** Whether all letters were made from what the base was made from: then what is the same in the base is the same in them. */
function madeFromBase(
  { inputs: made, partial }: LettersRecord,
  { record }: ReadyRevision['base'],
  now: ReadyRevision['inputs'],
): boolean {
  const known = record?.inputs
  if (!known || partial) return false
  // What the notice was not made from must at least be as it is now: 函.yaml, the letters' template.
  const digest = (file: string) => known.get(file) ?? checksumOf(now.get(file))
  return [...made].every(([file, sha256]) => digest(file) === sha256)
}

const checksumOf = (bytes: Uint8Array | undefined): string | undefined => bytes && checksum(bytes)
