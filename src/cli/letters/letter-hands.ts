import { availableParallelism } from 'node:os'
import { inProcess, inWorkers, jobsFor, type LetterMaker } from '../../batch/letter-makers.js'
import { yearFiles } from '../../data/year-files.js'
import { yearFile } from '../../data/years.js'
import type { FontSet } from '../../fonts/font-set.js'
import type { Host } from '../../host/host.js'
import type { Request } from '../request/arguments.js'
import { workerFile } from '../worker-file.js'

/** How many letters a year may have, before its data are read: a place has its highlight and its report in files of its own. */
export const lettersExpected = (host: Host, folder: string): number =>
  Math.max(...[yearFiles.highlights, yearFiles.reports].map((each) => host.list(yearFile(folder, each))?.length ?? 0))

/** Whoever makes the letters. Workers make themselves ready while this process reads the data and composes the notice. */
export async function makerFor(expected: number, fonts: FontSet, { jobs, only, share }: Request): Promise<LetterMaker> {
  const letters = only.length || Math.ceil(expected / (share?.count ?? 1))
  const hands = jobs ?? jobsFor(letters, availableParallelism())
  const own = inProcess(fonts)
  return hands > 1 ? inWorkers(hands, workerFile(), { letters: expected, fonts: fonts.report }, own) : own
}
