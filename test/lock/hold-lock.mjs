// A run that takes the lock of the folder argv[2], notes in argv[3] that it works, works argv[4] milliseconds, and notes
// that it is done.
import { appendFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { lockWorkspace } from '../../dist/lock/workspace-lock.js'

const [, , folder, diary, time] = process.argv
const lock = await lockWorkspace(folder, { command: 'draft' })
if (!lock.ok) process.exit(2)
appendFileSync(diary, `begin ${process.pid}\n`)
await sleep(Number(time))
appendFileSync(diary, `end ${process.pid}\n`)
lock.value.release()
