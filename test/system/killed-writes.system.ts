import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { diskHost } from '../../src/host/host.js'
import { finishWrites } from '../../src/write/finish-writes.js'
import { root } from '../workspace.js'

let scratch = ''
beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), 'tongbao-killed-'))
})
afterEach(() => rmSync(scratch, { recursive: true, force: true }))

const names = ['data/a.yaml', 'data/new/b.yaml', 'out/c.pdf']
const folder = () => join(scratch, 'workspace')
const all = (content: string) => Object.fromEntries(names.map((name) => [name, `${content} of ${name}\n`]))
const everything = () =>
  Object.fromEntries(
    readdirSync(folder(), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [file.slice(folder().length + 1), readFileSync(file, 'utf8')]),
  )

/** What every later run does: finish what another has begun, and write. */
const writeHere = (content: string) => {
  finishWrites(folder())
  const files = Object.entries(all(content)).map(
    ([name, text]) => [join(folder(), name), new TextEncoder().encode(text)] as const,
  )
  return diskHost(folder()).writeFiles(new Map(files))
}

const run = (content: string, env: Record<string, string> = {}) =>
  spawnSync(
    process.execPath,
    [
      ...['--import', join(root, 'test/write/fault-at.mjs')],
      ...[join(root, 'test/write/write-two-editions.mjs'), folder(), content],
    ],
    { env: { ...process.env, ...env } },
  )

function begin(old: boolean): void {
  rmSync(folder(), { recursive: true, force: true })
  mkdirSync(folder())
  if (old) writeHere('old')
}

describe('files that belong together', () => {
  test.each([true, false])('at every change of the disk (old files: %s)', (old) => {
    begin(old)
    const count = join(scratch, 'count')
    run('new', { FAULT_COUNT: count })
    const calls = Number(readFileSync(count, 'utf8'))
    expect(calls).toBeGreaterThan(8)
    const before = old ? all('old') : {}
    for (let at = 1; at <= calls; at += 1) {
      for (const FAULT of ['kill', 'half']) {
        begin(old)
        expect(run('new', { FAULT, FAULT_AT: String(at) }).signal).toBe('SIGKILL')
        finishWrites(folder())
        expect([before, all('new')]).toContainEqual(everything())
        expect(writeHere('newer').ok).toBe(true)
        expect(everything()).toEqual(all('newer'))
      }
      for (const FAULT of ['ENOSPC', 'EROFS']) {
        begin(old)
        const { status } = run('new', { FAULT, FAULT_AT: String(at) })
        finishWrites(folder())
        // Refused while it tidies up behind itself, the files are in place.
        expect(everything()).toEqual(status === 0 ? all('new') : before)
        expect(writeHere('newer').ok).toBe(true)
        expect(everything()).toEqual(all('newer'))
      }
    }
  })
})
