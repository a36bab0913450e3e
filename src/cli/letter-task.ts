import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type LetterJob, makeLetterFiles } from '../batch/letter-files.js'
import type { WorkerSetup } from '../batch/letter-makers.js'
import { reopenFonts } from '../fonts/reopen-fonts.js'
import { diskHost } from '../host.js'

/** A letter to files. */
export type LetterTask = (job: LetterJob) => ReturnType<typeof makeLetterFiles>

/** What a worker does: letters to files, with the fonts that it was told of. */
export function startLetterWorker({ fonts: reports }: WorkerSetup): LetterTask {
  const fonts = reopenFonts(reports, diskHost('.'))
  return (job) => makeLetterFiles(job, fonts)
}

/** Beside the compiled modules and the packed program; seen from the sources, in the build. */
const PLACES = ['./letter-worker.js', '../../dist/cli/letter-worker.js']

/** The file that workers run. */
export function workerFile(): string {
  const found = PLACES.map((place) => new URL(place, import.meta.url)).find((url) => existsSync(url))
  if (!found) throw new Error('the worker of the letters is not where the package has it: dist/cli')
  return fileURLToPath(found)
}
