import * as fs from 'node:fs'
import * as path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { InputFolder } from './input-folder.js'

/** What is watched: folders of a workspace, and workbooks anywhere. */
export interface WatchedInputs {
  /** Absolute. */
  readonly workspace: string
  readonly folders: readonly InputFolder[]
  /** Absolute. */
  readonly workbooks: readonly string[]
  readonly stop: AbortSignal
}

/** The inputs as they are: absolute path → what changes with the content of a file. */
type Print = ReadonlyMap<string, string>

/** A program that saves is left this long to finish, in milliseconds. */
const SETTLE = 20
/** Without a sign from the system (network drives give none) the inputs are looked at this often. */
const PAUSE = 1_000
/** Of its time, looking takes no more than a twentieth. */
const SHARE = 20

/**
 * Waits for inputs to be saved. The system's own signs only wake it up; what has changed is seen by looking at the files,
 * which also works where there are no signs, and does not mind in how many steps an editor saves.
 */
export class InputWatch {
  readonly #inputs: WatchedInputs
  readonly #watchers = new Map<string, fs.FSWatcher>()
  #print: Print
  #wake: () => void = () => {}

  constructor(inputs: WatchedInputs) {
    this.#inputs = inputs
    this.#print = this.#look()
  }

  /** The inputs that have changed, come or gone since the last time; undefined when the watch ends. */
  async next(): Promise<readonly string[] | undefined> {
    const { stop } = this.#inputs
    while (!stop.aborted) {
      const started = performance.now()
      const changed = await this.#settled()
      if (changed.length > 0) return changed
      await this.#sign(Math.max(PAUSE, SHARE * (performance.now() - started)))
    }
    this.close()
    return undefined
  }

  /** Whether nothing was saved since the last time. */
  get isQuiet(): boolean {
    return differences(this.#print, this.#look()).length === 0
  }

  /** Takes files (absolute) as they are now for known: who writes into inputs itself is not told of it. */
  accept(files: Iterable<string>): void {
    const print = new Map(this.#print)
    for (const file of files) addPrint(file, print)
    this.#print = print
  }

  close(): void {
    for (const watcher of this.#watchers.values()) watcher.close()
    this.#watchers.clear()
  }

  /** What has changed, once nothing changes any more. */
  async #settled(): Promise<readonly string[]> {
    const before = this.#print
    let now = this.#look()
    if (differences(before, now).length === 0) return []
    for (;;) {
      await sleep(SETTLE)
      const later = this.#look()
      if (differences(now, later).length === 0) break
      now = later
    }
    this.#print = now
    return differences(before, now)
  }

  /** Until the system says that something was done in a folder, or for some time. */
  #sign(most: number): Promise<void> {
    const { stop } = this.#inputs
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer)
        stop.removeEventListener('abort', done)
        resolve()
      }
      const timer = setTimeout(done, most)
      stop.addEventListener('abort', done)
      this.#wake = done
    })
  }

  #look(): Print {
    const { workspace, folders, workbooks } = this.#inputs
    const print = new Map<string, string>()
    for (const each of folders) this.#lookInto(path.join(workspace, each.path), each, print)
    for (const file of workbooks) {
      this.#watchFolder(path.dirname(file))
      addPrint(file, print)
    }
    return print
  }

  #lookInto(folder: string, { wanted, deep }: Omit<InputFolder, 'path'>, print: Map<string, string>): void {
    let entries: readonly fs.Dirent[]
    try {
      entries = fs.readdirSync(folder, { withFileTypes: true })
    } catch {
      return
    }
    this.#watchFolder(folder)
    for (const entry of entries) {
      const file = path.join(folder, entry.name)
      if (entry.isDirectory() && deep) this.#lookInto(file, { wanted, deep }, print)
      else if (wanted.test(entry.name) && !entry.name.startsWith('.')) addPrint(file, print)
    }
  }

  #watchFolder(folder: string): void {
    if (this.#watchers.has(folder)) return
    try {
      const watcher = fs.watch(folder, { persistent: false }, () => this.#wake())
      const end = () => {
        watcher.close()
        this.#watchers.delete(folder)
      }
      // A folder that goes takes its watcher with it; where there can be none, looking has to do.
      watcher.on('error', end)
      this.#watchers.set(folder, watcher)
    } catch {
      // The same.
    }
  }
}

function addPrint(file: string, print: Map<string, string>): void {
  const found = fs.statSync(file, { throwIfNoEntry: false })
  if (found?.isFile()) print.set(file, `${found.mtimeMs} ${found.size} ${found.ino}`)
}

const differences = (a: Print, b: Print): readonly string[] =>
  [...new Set([...a.keys(), ...b.keys()])].filter((file) => a.get(file) !== b.get(file))
