import { workerData } from 'node:worker_threads'
import workerpool from 'workerpool'
import type { WorkerSetup } from '../batch/letter-makers.js'
import { loadProgram } from './load-program.js'
import { setColdFlags, tuneForLetters } from './v8-flags.js'

// What each worker of the pool runs. The program is packed for a worker as it is for the command line.
const setup: WorkerSetup = workerData
setColdFlags()
const { startLetterWorker } = await loadProgram()
tuneForLetters(setup.letters)
workerpool.worker({ make: await startLetterWorker(setup) })
