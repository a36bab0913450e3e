import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach } from 'vitest'
import { runHere } from '../run-command.js'
import { copyWorkspace } from '../workspace.js'

/** A copy of the workspace for each test, with the command run in this process. */
export function scratchLetters() {
  let workspace = ''
  beforeEach(() => {
    workspace = mkdtempSync(join(tmpdir(), 'tongbao-letters-'))
    copyWorkspace(workspace)
  })
  afterEach(() => rmSync(workspace, { recursive: true, force: true }))

  const folder = () => join(workspace, 'out/2022/函')
  const files = () => (existsSync(folder()) ? readdirSync(folder()).sort() : [])
  return {
    path: (name: string) => join(workspace, name),
    folder,
    /** The names of what was written, without the journals. */
    written: () => files().filter((name) => !name.startsWith('.')),
    bytes: (name: string) => new Uint8Array(readFileSync(join(folder(), name))),
    /** Everything that was written, with the journals, as text that can be compared. */
    contents: () => new Map(files().map((name) => [name, readFileSync(join(folder(), name)).toString('latin1')])),
    edit(file: string, change: (text: string) => string) {
      const path = join(workspace, file)
      const before = readFileSync(path, 'utf8')
      const after = change(before)
      if (after === before) throw new Error(`nothing changes in ${file}`)
      writeFileSync(path, after)
    },
    async letters(...args: readonly string[]) {
      return run(workspace, args, new AbortController())
    },
    /** Stops, as Ctrl-C does, once so many letters are done. */
    async stopped(after: number, ...args: readonly string[]) {
      return run(workspace, args, new AbortController(), after)
    },
  }
}

function run(workspace: string, args: readonly string[], stop: AbortController, after = Number.POSITIVE_INFINITY) {
  return runHere(['letters', '--workspace', workspace, '--fonts', 'bundled', ...args], {
    interrupted: stop.signal,
    progressed: (done) => {
      if (done >= after) stop.abort()
    },
  })
}
