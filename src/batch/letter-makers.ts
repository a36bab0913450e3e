import type { ResourceLimits } from 'node:worker_threads'
import type { Outcome } from '../diagnostics/diagnostic.js'
import type { FontReport, FontSet } from '../fonts/font-set.js'
import { type LetterFiles, type LetterJob, makeLetterFiles } from './letter-files.js'

/** Whoever makes letters into files: this process, or workers beside it. */
export interface LetterMaker {
  make(job: LetterJob): Promise<Outcome<LetterFiles>>
  /** How many letters it can have under way at once. */
  readonly width: number
  /** Nothing more is made; may be called again. */
  close(): Promise<void>
}

/** Below so many letters workers are not ready before one process is done (`npm run bench`). */
const WORTH_WORKERS = 300

/** To compose, check and record letters takes a third of their time: who does it keeps three workers at work, no more. */
const MOST_JOBS = 4

/**
 * By how many at once so many letters are made soonest, on so many processors; 1: by this process alone. Where the data fill
 * the memory a single worker gains nothing (10,000 letters: 114 s beside 108) and takes a fifth more of it.
 */
export function jobsFor(letters: number, processors: number): number {
  const jobs = Math.min(processors, MOST_JOBS)
  return letters < WORTH_WORKERS || (letters >= MANY_LETTERS && jobs === 2) ? 1 : jobs
}

/**
 * The room of a worker, which holds one letter at a time. With little it keeps what it needs and is quick to throw away the
 * rest: that is for years so large that the data fill the memory. With more it is a twentieth faster.
 */
const roomFor = (letters: number): ResourceLimits =>
  letters < MANY_LETTERS
    ? { maxOldGenerationSizeMb: 160, maxYoungGenerationSizeMb: 32 }
    : { maxOldGenerationSizeMb: 96, maxYoungGenerationSizeMb: 8 }
/** The data of so many places take most of the memory that a batch is allowed. */
const MANY_LETTERS = 4000

/** Makes letters in this process, with fonts that are open. */
export const inProcess = (fonts: FontSet): LetterMaker => ({
  make: (job) => makeLetterFiles(job, fonts),
  width: 1,
  close: async () => {},
})

/** What a worker can be asked for. */
type MakeLetter = (job: LetterJob) => Promise<Outcome<LetterFiles>>

/** What a worker is told when it starts: it opens the fonts for itself. */
export interface WorkerSetup {
  /** How many letters the batch may have. */
  readonly letters: number
  readonly fonts: readonly FontReport[]
}

/** So many letters each worker has before it: it never waits for the next. */
const AHEAD = 2

/**
 * Workers that share the letters: one less than `jobs`, for this process composes, and makes one itself (`own`) where all
 * of them have enough before them and the data leave room for it. Each has the fonts, none has the data: those stay here,
 * so that memory does not grow with the number of workers.
 */
export async function inWorkers(
  jobs: number,
  worker: string,
  setup: WorkerSetup,
  own: LetterMaker,
): Promise<LetterMaker> {
  const { default: workerpool } = await import('workerpool')
  const workers = jobs - 1
  const pool = workerpool.pool(worker, {
    workerType: 'thread',
    minWorkers: workers,
    maxWorkers: workers,
    workerThreadOpts: { workerData: setup, resourceLimits: roomFor(setup.letters) },
  })
  const helps = setup.letters < MANY_LETTERS
  let sent = 0
  const send = async (job: LetterJob) => {
    sent += 1
    try {
      return await pool.exec<MakeLetter>('make', [job])
    } finally {
      sent -= 1
    }
  }
  return {
    make: (job) => (helps && sent >= workers * AHEAD ? own.make(job) : send(job)),
    width: workers * AHEAD + (helps ? own.width : 0),
    close: async () => void (await pool.terminate()),
  }
}
