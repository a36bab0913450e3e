import { execFile } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const probe = join(tmpdir(), `tongbao-usage-${process.pid}.json`)
/** What a process runs before its script. */
export const preload = (source) => `data:text/javascript,${encodeURIComponent(source)}`

/** A process says at its end what it has used, its workers included; they end before it. */
const atEnd = preload(
  `import{writeFileSync}from'node:fs';import{isMainThread}from'node:worker_threads';if(isMainThread)process.on('exit',()=>writeFileSync(${JSON.stringify(probe)},JSON.stringify(process.resourceUsage())))`,
)

/**
 * Runs a script by Node.js as a process of its own, one at a time.
 * @param {...string} args The script and its arguments.
 * @returns Milliseconds by the clock and of processor time (user and system), its cold start included; the most memory that
 *   it had, in MB; what it printed. Throws where it does not exit with 0.
 */
export async function measure(...args) {
  const start = performance.now()
  const { stdout } = await run(process.execPath, ['--import', atEnd, ...args], { maxBuffer: 1 << 28 })
  const wall = performance.now() - start
  const { userCPUTime, systemCPUTime, maxRSS } = JSON.parse(readFileSync(probe, 'utf8'))
  rmSync(probe)
  return { wall, cpu: (userCPUTime + systemCPUTime) / 1000, memory: maxRSS / 1024, stdout }
}

/** The middle one of an odd number of values, the upper one of the two of an even number. */
export const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]
