import { makeFingerprint } from '../../batch/fingerprint.js'
import type { Journal } from '../../batch/journal.js'
import type { LetterMaker } from '../../batch/letter-makers.js'
import { makeLetters } from '../../batch/make-letters.js'
import type { Console } from '../answer.js'
import { programPrint } from '../build-print.js'
import type { Request } from '../request/arguments.js'
import { letterFileName } from './letter-file-name.js'
import type { PreparedLetters } from './prepare-letters.js'
import { makeProgress } from './progress.js'

/** Who makes letters, for whom, and into which folder. */
export interface Making {
  /** Absolute. */
  readonly out: string
  readonly request: Request
  readonly console: Console
  readonly maker: LetterMaker
}

/** Makes the letters that are ready, each as the journal does not have it yet. */
export async function makePrepared(
  prepared: PreparedLetters,
  journal: Journal,
  { out, request, console, maker }: Making,
) {
  const { places, compose, fonts, dataset } = prepared
  const progress = makeProgress(places.length, '份', console)
  try {
    return await makeLetters({
      ...{ places, compose, maker, journal, folder: out, formats: request.formats },
      fingerprint: makeFingerprint(programPrint(), fonts.report),
      nameOf: (letter) => letterFileName(letter, dataset.places.length),
      ...{ dryRun: request.dryRun, force: request.force },
      interrupted: console.interrupted ?? new AbortController().signal,
      progress: progress.tell,
    })
  } finally {
    progress.end()
  }
}
