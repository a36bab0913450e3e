import { spawnSync } from 'node:child_process'
import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { finishWrites } from '../../src/write/finish-writes.js'
import { folderChecksums } from '../folder-checksums.js'
import { makeWorkbook } from '../workbook/make-workbook.js'
import { root } from '../workspace.js'

/**
 * Every command that writes, killed before each change that it makes on the disk, or told at each that the disk is full
 * or read-only: what was there is there, or everything new is, and the next run ends as if nothing had happened.
 */
const program = join(root, 'dist/cli/launch.js')
const fault = join(root, 'test/write/fault-at.mjs')
let scratch = ''
beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'tongbao-killed-'))
})
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

const run = (folder: string, args: readonly string[], env: Record<string, string> = {}) =>
  spawnSync(process.execPath, ['--import', fault, program, ...args, '--fonts', 'bundled', '--workspace', folder], {
    encoding: 'utf8',
    env: { ...process.env, ...env },
  })

/** The files in which two workspaces differ; locks that a killed run has left are no files of anyone's. */
const differences = (a: Record<string, string>, b: Record<string, string>) =>
  [...new Set([...Object.keys(a), ...Object.keys(b)])].filter(
    (file) => a[file] !== b[file] && !file.startsWith('.tongbao.lock'),
  )

const edit = (file: string, from: string, to: string) => {
  const text = readFileSync(file, 'utf8')
  expect(text).toContain(from)
  writeFileSync(file, text.replace(from, to))
}

const locks = (folder: string) => readdirSync(folder).filter((name) => name.startsWith('.tongbao'))

/** A new office's workspace, small, in which a draft was made and the data have changed since. */
function begin(folder: string): void {
  expect(run(folder, ['init', folder]).status).toBe(0)
  renameSync(join(folder, 'data/2023-示例'), join(folder, 'data/2023'))
  expect(run(folder, ['draft', '2023']).status).toBe(0)
  edit(join(folder, 'data/2023/片段/引言.md'), '现将考评情况通报如下', '现将考评结果通报如下')
  writeFileSync(
    join(folder, '../全省.xlsx'),
    makeWorkbook({
      rows: [
        ['名称', '完成'],
        ['校园招聘活动', '129场'],
      ],
    }),
  )
}

describe.each([
  ['draft', () => ['draft', '2023']],
  ['issue', () => ['issue', '2023', '--number', '21', '--date', '2024-04-09']],
  ['import', (folder: string) => ['import', '2023', join(folder, '../全省.xlsx')]],
  ['export', () => ['export', '2023']],
])('%s', (name, args) => {
  test('at every change of the disk', { timeout: 1_200_000 }, () => {
    const start = join(scratch, name, 'start')
    const folder = join(scratch, name, 'workspace')
    begin(start)
    const before = folderChecksums(start)
    const reset = () => {
      rmSync(folder, { recursive: true, force: true })
      cpSync(start, folder, { recursive: true })
    }
    reset()
    const count = join(scratch, name, 'count')
    const { status, stderr } = run(folder, args(folder), { FAULT_COUNT: count })
    expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' })
    const after = folderChecksums(folder)
    expect(after).not.toEqual(before)
    const calls = Number(readFileSync(count, 'utf8'))
    expect(calls).toBeGreaterThan(6)

    for (let at = 1; at <= calls; at += 1) {
      reset()
      expect(run(folder, args(folder), { FAULT: at % 2 === 0 ? 'kill' : 'half', FAULT_AT: String(at) }).signal).toBe(
        'SIGKILL',
      )
      // Whatever runs next finishes what was begun, or takes it away; so no one ever works on half of it.
      finishWrites(realpathSync(folder))
      const left = folderChecksums(folder)
      expect([differences(left, before), differences(left, after)]).toContainEqual([])
      // What is left is either state, so that the next run succeeds needs no proof at every single change.
      const again = at % 8 === 0 || at === calls
      if (again) {
        expect(run(folder, args(folder)).status).toBe(0)
        expect([at, ...differences(folderChecksums(folder), after), ...locks(folder)]).toEqual([at])
      }

      // A call that fails ends where one that is killed does; whether it is told is the same at each.
      if (at % 3 !== 0 && at !== calls) continue
      reset()
      const refused = run(folder, args(folder), { FAULT: at % 6 === 0 ? 'ENOSPC' : 'EROFS', FAULT_AT: String(at) })
      expect([0, 2]).toContain(refused.status)
      expect(refused.stderr).not.toMatch(/^\s+at /m)
      finishWrites(realpathSync(folder))
      expect([at, ...differences(folderChecksums(folder), refused.status === 0 ? after : before)]).toEqual([at])
      if (at % 12 !== 0 && at !== calls) continue
      expect(run(folder, args(folder)).status).toBe(0)
      expect([at, ...differences(folderChecksums(folder), after), ...locks(folder)]).toEqual([at])
    }
  })
})

test('a check finishes what a killed run has begun, before it looks at the data', { timeout: 60_000 }, () => {
  const folder = join(scratch, 'check')
  begin(folder)
  const file = join(folder, 'data/2023/文件.yaml')
  writeFileSync(`${file}.0123abcd.tmp`, readFileSync(file, 'utf8').replace('状态: 讨论稿', '状态: 送审稿'))
  writeFileSync(join(folder, '.tongbao.0123abcd.placing'), '["data/2023/文件.yaml"]')
  expect(run(folder, ['check', '2023']).status).toBe(0)
  expect(readFileSync(file, 'utf8')).toContain('状态: 送审稿')
  expect(locks(folder)).toEqual([])
})
