import * as path from 'node:path'
import { ledgerDocument } from '../data/check-ledger.js'
import type { Dataset } from '../data/dataset.js'
import { andThen, type Outcome, outcome } from '../diagnostics/diagnostic.js'
import { checksum } from '../editions/checksum.js'
import { guardTargets } from '../editions/guard-targets.js'
import { describeLetter } from '../editions/letters-record.js'
import { recordedFonts } from '../editions/made-document.js'
import { planLetters } from '../editions/plan-letters.js'
import type { FontSet } from '../fonts/font-set.js'
import { type Host, readTarget } from '../host.js'
import { LETTER } from '../letters/compose-letters.js'
import type { IndexedLetter, LetterFile } from '../letters/letter-index.js'
import type { Request } from './arguments.js'
import { version } from './version.js'

/** What a run of letters has made. */
export interface LettersRun {
  readonly host: Host
  readonly dataset: Dataset
  readonly fonts: FontSet
  readonly heading: string
  readonly inputs: ReadonlyMap<string, Uint8Array>
  readonly indexed: readonly IndexedLetter[]
  readonly others: readonly LetterFile[]
  /** The folder of the letters, absolute. */
  readonly out: string
}

/** What a run of letters writes. */
export interface KeptLetters {
  readonly edition: number
  readonly fresh: boolean
  /** Where the letters go, absolute. */
  readonly out: string
  readonly files: ReadonlyMap<string, Uint8Array>
}

/** The edition that a run of letters makes, with all that must be written of it at once. */
export function keepLetters(run: LettersRun, { workspace, force }: Request): Outcome<KeptLetters> {
  const { host, dataset, indexed, others, out } = run
  const document = ledgerDocument(dataset.folder, LETTER)
  const made = ({ name, bytes }: LetterFile) => ({ name, size: bytes.length, sha256: checksum(bytes) })
  const planned = planLetters(host, {
    ...{ document, title: run.heading, program: version, fonts: recordedFonts(run.fonts.report), inputs: run.inputs },
    state: (dataset.letter?.state ?? dataset.facts.state).value,
    issued: dataset.letter?.state?.value === '印发',
    letters: indexed.map(({ letter, files }) => describeLetter(letter.place.name.value, letter, files.map(made))),
    files: others.map(made),
    places: dataset.places.map(({ name }) => name.value),
  })
  return andThen(planned, ({ edition, fresh, folder, kept }) => {
    const place = path.join(out, folder)
    const files = [...indexed.flatMap((each) => each.files), ...others]
    const targets = new Map(files.map(({ name, bytes }) => [path.join(place, name), bytes]))
    return andThen(guardTargets(targets, { host, document, readTarget, force, leaving: null }), (copies) => {
      const records = [...kept].map(([file, bytes]) => [path.resolve(workspace, file), bytes] as const)
      return outcome({ edition, fresh, out: place, files: new Map([...records, ...copies, ...targets]) })
    })
  })
}
