import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { lockFile } from '../../src/lock/workspace-lock.js'
import { root } from '../workspace.js'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tongbao-lock-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))
const script = join(root, 'test/lock/hold-lock.mjs')
const ended = JSON.stringify({
  pid: spawnSync(process.execPath, ['-e', '']).pid,
  token: 'a process that has ended',
  machine: hostname(),
  command: 'draft',
})

describe('the lock of a workspace', () => {
  test('killed at whatever change of the disk, it leaves nothing that the next run stumbles over', () => {
    const count = join(folder, 'count')
    const diary = join(folder, 'diary')
    const run = (env: Record<string, string>) =>
      spawnSync(process.execPath, ['--import', join(root, 'test/write/fault-at.mjs'), script, folder, diary, '0'], {
        env: { ...process.env, ...env },
      })
    writeFileSync(join(folder, lockFile), ended)
    run({ FAULT_COUNT: count })
    const calls = Number(readFileSync(count, 'utf8'))
    expect(calls).toBeGreaterThan(8)
    for (const FAULT of ['kill', 'half'])
      for (let at = 1; at <= calls; at += 1) {
        writeFileSync(join(folder, lockFile), ended)
        expect(run({ FAULT, FAULT_AT: String(at) }).signal).toBe('SIGKILL')
        expect(run({}).status).toBe(0)
        expect(readdirSync(folder).sort()).toEqual(['count', 'diary'])
      }
  })
})
