// Loaded into a child process before the program (`node --import`): counts every call that changes the disk, and at the
// call whose number is in FAULT_AT does what FAULT says:
//   kill   the process ends as by `kill -9`, before the call
//   half   the same, but half of what was to be written is there
//   ENOSPC and other codes: the call fails with it; of a write half is there
// The number of calls made is written to FAULT_COUNT when the process ends by itself.
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

const { FAULT = 'none', FAULT_AT = '0', FAULT_COUNT } = process.env
const at = Number(FAULT_AT)
const write = fs.writeFileSync
let calls = 0

const calledFor = {
  writeFileSync: true,
  appendFileSync: true,
  renameSync: false,
  linkSync: false,
  rmSync: false,
  unlinkSync: false,
  mkdirSync: false,
  copyFileSync: false,
}
for (const [name, writes] of Object.entries(calledFor)) {
  const original = fs[name]
  fs[name] = (...args) => {
    calls += 1
    if (calls !== at || FAULT === 'none') return original(...args)
    const [target, data] = args
    if (writes && FAULT !== 'kill') {
      const bytes = Buffer.from(data)
      original(target, bytes.subarray(0, Math.floor(bytes.length / 2)), ...args.slice(2))
    }
    if (FAULT === 'kill' || FAULT === 'half') process.kill(process.pid, 'SIGKILL')
    throw Object.assign(new Error(`${FAULT}: planted`), { code: FAULT })
  }
}
syncBuiltinESMExports()
if (FAULT_COUNT) process.on('exit', () => write(FAULT_COUNT, String(calls)))
