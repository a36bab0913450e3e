import { makeFingerprint } from '../../batch/fingerprint.js'
import type { Journal } from '../../batch/journal.js'
import type { LetterMaker } from '../../batch/letter-makers.js'
import { makeLetters } from '../../batch/make-letters.js'
import type { Console } from '../answer.js'
import { programPrint } from '../build-print.js'
import type { Request } from '../request/arguments.js'
import { letterFileName } from './letter-file-name.js'
import { makeProgress } from './progress.js'
import type { YearLetters } from './year-letters.js'

/** Who makes letters, for whom, and into which folder. */
export interface Making {
  /** Absolute. */
  readonly out: string
  readonly request: Request
  readonly console: Console
  readonly maker: LetterMaker
}

/** Makes the letters that are asked for, each as the journal does not have it yet, and tells how far it has come. */
export async function makeBatch(
  { places, compose, fonts, dataset }: YearLetters,
  journal: Journal,
  { out, request, console, maker }: Making,
) {
  const progress = makeProgress(places.length, console)
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
