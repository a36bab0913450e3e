import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startToken } from '../../src/lock/process-start.js'
import { lockFile, lockWorkspace } from '../../src/lock/workspace-lock.js'
import { root } from '../workspace.js'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tongbao-lock-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const holder = (change: object = {}) =>
  JSON.stringify({
    pid: process.pid,
    token: startToken(process.pid),
    machine: hostname(),
    command: 'letters',
    ...change,
  })
const leave = (text: string) => writeFileSync(join(folder, lockFile), text)
const take = (patience = 100) => lockWorkspace(folder, { command: 'draft', patience })
const script = join(root, 'test/lock/hold-lock.mjs')

describe('the lock of a workspace', () => {
  test('is a file while it is held, and nothing afterwards', async () => {
    const lock = await take()
    expect(readdirSync(folder)).toEqual([lockFile])
    if (lock.ok) lock.value.release()
    expect(readdirSync(folder)).toEqual([])
  })

  test('a second run is refused, with the number of the first, when that does not end', async () => {
    const first = await take()
    const second = await take()
    expect(second.ok).toBe(false)
    expect(second.diagnostics).toMatchObject([{ code: 'workspace-busy', severity: 'error' }])
    expect(second.diagnostics[0]?.message).toContain(String(process.pid))
    if (first.ok) first.value.release()
  })

  test('a second run goes on as soon as the first has ended', async () => {
    const first = await take()
    const second = take(5_000)
    await sleep(200)
    if (first.ok) first.value.release()
    expect((await second).ok).toBe(true)
  })

  test.each([
    ['of a process that has ended', () => holder({ pid: spawnSync(process.execPath, ['-e', '']).pid })],
    ['that was killed while writing it', () => ''],
    ['that no run of ours wrote', () => 'junk'],
    ['that names no process', () => '{"pid": -1, "machine": "m", "command": "c"}'],
  ])('a lock %s is taken away', async (_, text) => {
    leave(text())
    expect((await take(3_000)).ok).toBe(true)
  })

  test.runIf(process.platform === 'linux')(
    'a process that bears the number of a killed one does not keep its lock',
    async () => {
      leave(holder({ token: 'another start of the machine 1' }))
      expect((await take(3_000)).ok).toBe(true)
    },
  )

  test('without a token, a process that has run since before the lock was written keeps it', async () => {
    leave(holder({ token: null }))
    expect((await take()).diagnostics).toMatchObject([{ code: 'workspace-busy' }])
  })

  test.runIf(process.platform !== 'win32')(
    'without a token, a process that started after the lock was written does not',
    async () => {
      leave(holder({ token: null }))
      utimesSync(join(folder, lockFile), 1_000_000_000, 1_000_000_000)
      expect((await take(3_000)).ok).toBe(true)
    },
  )

  test.each([0, 4_000_000_000])(
    'whatever the clock says (a lock written at %d), an ended run keeps nothing',
    async (time) => {
      leave(holder({ pid: spawnSync(process.execPath, ['-e', '']).pid }))
      utimesSync(join(folder, lockFile), time, time)
      expect((await take(3_000)).ok).toBe(true)
    },
  )

  test('a run on another machine is never taken for dead', async () => {
    leave(holder({ machine: 'another machine', pid: 2 ** 22 + 1, token: null }))
    const lock = await take()
    expect(lock.diagnostics).toMatchObject([{ code: 'workspace-busy' }])
    expect(lock.diagnostics[0]?.message).toContain('another machine')
    expect(existsSync(join(folder, lockFile))).toBe(true)
  })

  test('a folder that is not there needs no lock', async () => {
    expect((await lockWorkspace(join(folder, 'nowhere'), { command: 'draft' })).ok).toBe(true)
  })

  test('of many runs that find the lock of a killed one, one works at a time', { timeout: 60_000 }, async () => {
    leave(holder({ pid: spawnSync(process.execPath, ['-e', '']).pid }))
    const diary = join(folder, 'diary')
    const runs = Array.from({ length: 6 }, () => spawn(process.execPath, [script, folder, diary, '40']))
    await Promise.all(runs.map((run) => new Promise((resolve) => run.on('exit', resolve))))
    const lines = readFileSync(diary, 'utf8').trimEnd().split('\n')
    expect(lines).toHaveLength(12)
    for (let index = 0; index < lines.length; index += 2)
      expect(lines[index + 1]).toBe(lines[index]?.replace('begin', 'end'))
    expect(readdirSync(folder)).toEqual(['diary'])
  })
})
