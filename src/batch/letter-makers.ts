import type { Outcome } from '../diagnostics/diagnostic.js'
import type { FontReport, FontSet } from '../fonts/font-set.js'
import { type LetterFiles, type LetterJob, makeLetterFiles } from './letter-files.js'

/** Whoever makes letters into files: this process, or workers beside it. */
export interface LetterMaker {
  make(job: LetterJob): Promise<Outcome<LetterFiles>>
  /** How many letters it can have under way at once. */
  readonly width: number
  close(): Promise<void>
}

/** Below so many letters workers are not ready before one process is done (`npm run bench`). */
const WORTH_WORKERS = 300

/** Composing takes a process 12 of the 27 ms of a letter: it keeps no more workers at work. Shares (`--shard`) do. */
const MOST_WORKERS = 3

/** How many workers make so many letters soonest, on so many processors; 1: this process alone. */
export const jobsFor = (letters: number, processors: number): number =>
  letters < WORTH_WORKERS ? 1 : Math.min(processors, MOST_WORKERS)

/** A worker holds one letter at a time: with so little room it keeps what it needs and is quick to throw away the rest. */
const ROOM = { maxOldGenerationSizeMb: 96, maxYoungGenerationSizeMb: 8 } as const

export const inProcess = (fonts: FontSet): LetterMaker => ({
  make: (job) => makeLetterFiles(job, fonts),
  width: 1,
  close: async () => {},
})

/** What a worker can be asked for. */
type MakeLetter = (job: LetterJob) => Promise<Outcome<LetterFiles>>

/** What a worker is told when it starts: it opens the fonts for itself. */
export interface WorkerSetup {
  readonly fonts: readonly FontReport[]
}

/**
 * Workers that share the letters; each has the fonts, none has the data: those stay with the process that composes, so
 * that memory does not grow with their number.
 */
export async function inWorkers(jobs: number, worker: string, setup: WorkerSetup): Promise<LetterMaker> {
  const { default: workerpool } = await import('workerpool')
  const pool = workerpool.pool(worker, {
    workerType: 'thread',
    minWorkers: jobs,
    maxWorkers: jobs,
    workerThreadOpts: { workerData: setup, resourceLimits: ROOM },
  })
  return {
    make: async (job) => await pool.exec<MakeLetter>('make', [job]),
    width: jobs * 2,
    close: async () => void (await pool.terminate()),
  }
}
