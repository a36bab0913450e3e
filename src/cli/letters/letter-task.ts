import { type LetterJob, makeLetterFiles } from '../../batch/letter-files.js'
import type { WorkerSetup } from '../../batch/letter-makers.js'
import { reopenFonts } from '../../fonts/reopen-fonts.js'
import { diskHost } from '../../host/host.js'

/** A letter to files. */
export type LetterTask = (job: LetterJob) => ReturnType<typeof makeLetterFiles>

/** What a worker does: letters to files, with the fonts that it was told of. */
export function startLetterWorker({ fonts: reports }: WorkerSetup): LetterTask {
  const fonts = reopenFonts(reports, diskHost('.'))
  return (job) => makeLetterFiles(job, fonts)
}
