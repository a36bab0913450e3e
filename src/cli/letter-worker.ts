import { workerData } from 'node:worker_threads'
import workerpool from 'workerpool'
import type { WorkerSetup } from '../batch/letter-makers.js'
import { loadProgram } from './load-program.js'

// What each worker of the pool runs. The program is packed for a worker as it is for the command line.
const setup: WorkerSetup = workerData
const { startLetterWorker } = await loadProgram()
workerpool.worker({ make: await startLetterWorker(setup) })
