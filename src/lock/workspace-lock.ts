import { randomBytes } from 'node:crypto'
import * as fs from 'node:fs'
import { hostname } from 'node:os'
import * as path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { error, fail, type Outcome, outcome } from '../diagnostics/diagnostic.js'
import { takeAway } from '../write/place-file.js'
import { startToken, stillRuns } from './process-start.js'

/**
 * The lock of a workspace: a file in its folder that names the process which works there. Two runs at once would mix
 * their files; the second waits, and is refused when the first does not end. Written here and not taken from a library
 * (proper-lockfile): those tell a killed run by the age of a file that a timer touches, which a wrong clock deceives and
 * a long layout starves; a process is told here by its number and its start.
 */
export interface WorkspaceLock {
  /** Gives the workspace free; a second call does nothing. */
  release(): void
}

/** Who asks for the workspace, and how long it waits. */
export interface LockOptions {
  /** What the run does, for the message to the other one: `draft`. */
  readonly command: string
  /** How long another run is waited for, in milliseconds. */
  readonly patience?: number
}

/** The file of the lock, in the workspace folder. */
export const lockFile = '.tongbao.lock'
/** Held for the moment in which the lock of a killed run is taken away. */
const guardFile = `${lockFile}.guard`

/** Most commands end within a second. */
const PATIENCE = 15_000
const PAUSE = 60
/** An empty lock is one that is being written, unless it stays so: then its run was killed between two system calls. */
const WRITING = 1_000

/** What the file of the lock says. */
interface Holder {
  readonly pid: number
  readonly token: string | null
  readonly machine: string
  readonly command: string
}

/**
 * Takes the lock of a workspace folder. A folder that is not there, or in which nothing can be written, needs none: no
 * run can leave anything in it, and the command itself says what is wrong.
 */
export async function lockWorkspace(
  workspace: string,
  { command, patience = PATIENCE }: LockOptions,
): Promise<Outcome<WorkspaceLock>> {
  const file = path.join(workspace, lockFile)
  const holder: Holder = { pid: process.pid, token: startToken(process.pid), machine: hostname(), command }
  const text = `${JSON.stringify(holder)}\n`
  const until = performance.now() + patience
  for (;;) {
    const taken = create(file, text)
    if (taken === 'no folder') return outcome({ release: () => {} })
    if (taken === 'created') {
      removeLeftovers(workspace)
      return outcome(heldLock(file, text))
    }
    const other = await readHolder(file)
    if (other.state === 'gone') continue
    if (other.state === 'ended' && removeEnded(workspace, other.text)) continue
    if (performance.now() >= until) return fail(busy(file, other.holder))
    await sleep(PAUSE)
  }
}

function heldLock(file: string, text: string): WorkspaceLock {
  const release = () => {
    process.off('exit', release)
    // Never another's: someone may have taken this one away by hand.
    if (readText(file) === text) takeAway(file)
  }
  // Ctrl-C and faults end the process without unwinding.
  process.on('exit', release)
  return { release }
}

/**
 * Creates a file unless it is there: exclusive creation is one step on every file system. The text comes by a link to
 * a file that is already written, so that nobody reads half of it; where there are no links it is written in place.
 */
function create(file: string, text: string): 'created' | 'there' | 'no folder' {
  const whole = `${file}.${randomBytes(4).toString('hex')}.tmp`
  try {
    fs.writeFileSync(whole, text, { flag: 'wx' })
    try {
      fs.linkSync(whole, file)
    } catch (cause) {
      if (codeOf(cause) === 'EEXIST') return 'there'
      fs.writeFileSync(file, text, { flag: 'wx' })
    }
    return 'created'
  } catch (cause) {
    if (codeOf(cause) === 'EEXIST') return 'there'
    return 'no folder'
  } finally {
    takeAway(whole)
  }
}

/** What runs killed while they took the lock have left. A run that is just taking it does without. */
function removeLeftovers(workspace: string): void {
  for (const name of fs.readdirSync(workspace)) {
    if (name === guardFile) removeEndedGuard(path.join(workspace, name))
    if (name.startsWith(`${lockFile}.`) && name.endsWith('.tmp')) takeAway(path.join(workspace, name))
  }
}

type Found =
  | { readonly state: 'gone' }
  | { readonly state: 'runs' | 'ended'; readonly text: string; readonly holder: Holder | undefined }

/** Who holds the lock, and whether that run still goes on. */
async function readHolder(file: string): Promise<Found> {
  let text = readText(file)
  for (let waited = 0; text === '' && waited < WRITING; waited += PAUSE) {
    await sleep(PAUSE)
    text = readText(file)
  }
  if (text === undefined) return { state: 'gone' }
  const holder = parseHolder(text)
  if (!holder) return { state: 'ended', text, holder }
  // A run on another machine, by a shared folder: nobody here can know whether it goes on.
  if (holder.machine !== hostname()) return { state: 'runs', text, holder }
  const written = fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs
  if (written === undefined) return { state: 'gone' }
  return { state: stillRuns({ ...holder, written }) ? 'runs' : 'ended', text, holder }
}

function parseHolder(text: string): Holder | undefined {
  try {
    const { pid, token, machine, command }: Record<string, unknown> = JSON.parse(text)
    const known = typeof pid === 'number' && Number.isInteger(pid) && pid > 0
    if (!known || typeof machine !== 'string' || typeof command !== 'string') return undefined
    return { pid, token: typeof token === 'string' ? token : null, machine, command }
  } catch {
    return undefined
  }
}

/**
 * Takes away the lock of a run that has ended. Of several that find it only one may: a second would take away the lock
 * that the first has made since. So it is done under a guard, and only while the lock still says the same.
 */
function removeEnded(workspace: string, text: string): boolean {
  const guard = path.join(workspace, guardFile)
  const own: Holder = { pid: process.pid, token: startToken(process.pid), machine: hostname(), command: '' }
  const guarded = create(guard, `${JSON.stringify(own)}\n`)
  if (guarded !== 'created') {
    removeEndedGuard(guard)
    return false
  }
  try {
    const lock = path.join(workspace, lockFile)
    return readText(lock) === text ? takeAway(lock) : true
  } finally {
    takeAway(guard)
  }
}

/** A guard whose run was killed within that moment. */
function removeEndedGuard(guard: string): void {
  const written = fs.statSync(guard, { throwIfNoEntry: false })?.mtimeMs
  if (written === undefined) return
  const other = parseHolder(readText(guard) ?? '')
  if (!other || !stillRuns({ ...other, written })) takeAway(guard)
}

const readText = (file: string): string | undefined => {
  try {
    return fs.readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

const codeOf = (cause: unknown): unknown => (cause instanceof Error && 'code' in cause ? cause.code : undefined)

function busy(file: string, holder: Holder | undefined) {
  const elsewhere = holder && holder.machine !== hostname() ? `，在“${holder.machine}”上` : ''
  const who = holder ? `（tongbao ${holder.command}，进程 ${holder.pid}${elsewhere}）` : ''
  const hint = `请等它结束再运行。如果确实没有在运行，请删除 ${file}。`
  return error('workspace-busy', `另一个 tongbao 正在使用这个工作文件夹${who}`, null, hint)
}
