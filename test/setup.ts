import { statfsSync } from 'node:fs'
import fc from 'fast-check'

// The commands flush what they write to the disk, and a third of a test would be waiting for it: where there is a disk in
// memory with room, scratch folders are there. What `os.tmpdir()` answers follows this variable.
const memoryDisk = '/dev/shm'
if (freeSpace(memoryDisk) > 2 ** 30) process.env.TMPDIR = memoryDisk

function freeSpace(folder: string): number {
  try {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize
  } catch {
    return 0
  }
}

// The same inputs in every run, so that a red test is the change's fault and not chance; `SEED=… npx vitest run …` tries others.
fc.configureGlobal({ seed: Number(process.env.SEED ?? 20230403) })
