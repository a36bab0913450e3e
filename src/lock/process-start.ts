import { readFileSync } from 'node:fs'
import { runProgram } from '../host/run-program.js'

/**
 * When a process started, as Linux tells it: ticks since the machine started, and which start of the machine. No clock
 * is asked, so none can be wrong; together with the number of the process it is never given out again. Null elsewhere,
 * and where there is no such process.
 */
export function startToken(pid: number): string | null {
  if (process.platform !== 'linux') return null
  try {
    const status = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name of the program stands in parentheses and may hold anything; behind it are a letter and numbers.
    const fields = status.slice(status.lastIndexOf(')') + 2).split(' ')
    // A zombie has ended: it only waits for its parent to notice.
    if (fields[0] === 'Z' || fields[0] === 'X') return null
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${fields[19]}`
  } catch {
    return null
  }
}

/** What a process wrote down of itself: its number, its token, and when (milliseconds since 1970). */
export interface ProcessTrace {
  readonly pid: number
  readonly token: string | null
  readonly written: number
}

/**
 * Whether the process that left a trace still runs. Its number alone says little, as numbers are used again: on Linux
 * the tokens are compared; elsewhere a process that started after the trace was written is another one. When the system
 * does not tell, the process counts as running: to wait in vain is better than to write at the same time.
 */
export function stillRuns({ pid, token, written }: ProcessTrace): boolean {
  if (!isRunning(pid)) return false
  if (token !== null) return startToken(pid) === token
  const started = startTime(pid)
  return started === undefined || started <= written + CLOCK_STEP
}

/** How exactly systems tell when a process started, and file systems when a file was written: FAT by two seconds. */
const CLOCK_STEP = 3_000

/** Whether a process of this number runs, whoever it is. Nothing is sent to it. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (cause) {
    // There, but not ours to signal.
    return cause instanceof Error && 'code' in cause && cause.code === 'EPERM'
  }
}

/** When a process started, in milliseconds since 1970, by the system's own tools; slow, and so asked only of a lock found. */
function startTime(pid: number): number | undefined {
  const [program, ...args] =
    process.platform === 'win32'
      ? [
          'powershell.exe',
          '-NoProfile',
          '-NonInteractive',
          '-Command',
          `(Get-Process -Id ${pid}).StartTime.ToUniversalTime().ToString('o')`,
        ]
      : ['ps', '-o', 'lstart=', '-p', String(pid)]
  const { status, stdout } = runProgram(program, args, {
    encoding: 'utf8',
    timeout: 10_000,
    env: { ...process.env, LC_ALL: 'C' },
  })
  const time = status === 0 ? Date.parse(stdout.trim()) : Number.NaN
  return Number.isNaN(time) ? undefined : time
}
