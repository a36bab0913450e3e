import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { UsageError } from '../../src/cli/request/usage-error.js'
import { requestOf, runHere } from '../run-command.js'
import { copyWorkspace } from '../workspace.js'
import { makeWorkbook } from './make-workbook.js'
import { smallWorkspace } from './small-workspace.js'

let workspace = ''
beforeEach(() => {
  workspace = mkdtempSync(join(tmpdir(), 'tongbao-'))
})
afterEach(() => rmSync(workspace, { recursive: true, force: true }))

/** Runs a command in the scratch workspace, as the program does after it has loaded it. */
async function run(command: 'import' | 'export' | 'proof', ...args: readonly string[]) {
  const { exit: status, stdout: out, stderr: err } = await runHere([command, ...args, '--workspace', workspace])
  return { status, out, err }
}

const put = (name: string, bytes: Uint8Array): string => {
  const file = join(workspace, name)
  writeFileSync(file, bytes)
  return file
}
const table = (value: string) =>
  makeWorkbook({
    rows: [
      ['名称', '完成'],
      ['劳务经纪人', value],
    ],
  })
const figures = () => readFileSync(join(workspace, 'data/2022/数字.yaml'), 'utf8')

describe('import', () => {
  beforeEach(() => {
    for (const [file, text] of Object.entries(smallWorkspace)) {
      mkdirSync(dirname(join(workspace, file)), { recursive: true })
      writeFileSync(join(workspace, file), text)
    }
  })

  test('lists figure, old and new value, file and cell, then writes', async () => {
    const { status, out, err } = await run('import', '2022', put('表.xlsx', table('9261人')))
    expect({ status, out }).toEqual({ status: 0, out: '' })
    expect(err).toContain('劳务经纪人  9260人 → 9261人  data/2022/数字.yaml:7  ← 表.xlsx Sheet1!B2')
    expect(figures()).toContain('劳务经纪人: 9261人 # 年底数  # 来自 表.xlsx Sheet1!B2=9261人\n')
    // What it says to run next looks at the same year of the same workspace.
    expect(err).toContain(`npx tongbao check 2022 --workspace ${workspace}`)
  })

  test('--dry-run only lists', async () => {
    const before = figures()
    const { status, err } = await run('import', '2022', put('表.xlsx', table('9261人')), '--dry-run')
    expect(status).toBe(0)
    expect(err).toContain('要改（没有写） 1 处')
    expect(figures()).toBe(before)
  })

  test('--json answers with the changes', async () => {
    const { out } = await run('import', '2022', put('表.xlsx', table('9261人')), '--json')
    expect(JSON.parse(out)).toMatchObject({
      ok: true,
      changes: [
        {
          figure: '劳务经纪人',
          old: '9260人',
          new: '9261人',
          file: 'data/2022/数字.yaml',
          line: 7,
          workbook: '表.xlsx',
          cell: 'Sheet1!B2',
        },
      ],
    })
  })

  test('one bad workbook among good ones: all problems are named, nothing is written', async () => {
    const before = figures()
    const good = put('好.xlsx', table('9261人'))
    const old = put('旧.xls', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]))
    const { status, err } = await run('import', '2022', good, old, join(workspace, '没有.xlsx'))
    expect(status).toBe(2)
    expect(err).toContain('workbook-format')
    expect(err).toContain('file-missing')
    expect(err).toContain('没有写出任何文件')
    expect(figures()).toBe(before)
  })

  test('a missing workbook alone stops the import too', async () => {
    const before = figures()
    const { status } = await run('import', '2022', put('表.xlsx', table('9261人')), join(workspace, '没有.xlsx'))
    expect(status).toBe(2)
    expect(figures()).toBe(before)
  })

  test.each([[[]], [['2022']]])('without a workbook it is wrong usage: %s', (args) => {
    expect(() => requestOf('import', ...args)).toThrow(UsageError)
  })
})

describe('export and proof', () => {
  beforeEach(() => {
    copyWorkspace(workspace)
  })

  test('write their files under out/<year>, and nothing else', async () => {
    expect((await run('export')).status).toBe(0)
    const { status, err } = await run('proof')
    expect(status).toBe(0)
    expect(err).toContain('没有来源的 0 处')
    expect(readdirSync(join(workspace, 'out/2022')).sort()).toEqual([
      '2022数字表.xlsx',
      '2022校对单.html',
      '2022校对单.xlsx',
    ])
  })

  test('--retype writes the sheet for a second person, which says nothing as it went out', async () => {
    expect((await run('export', '--retype')).status).toBe(0)
    const { status, out } = await run('import', '2022', join(workspace, 'out/2022/2022复录表.xlsx'), '--json')
    expect({ status, answer: JSON.parse(out) }).toMatchObject({ status: 0, answer: { changes: [], retyped: [] } })
    expect(existsSync(join(workspace, 'data/2022/复录.yaml'))).toBe(false)
  })

  test('--dry-run and errors in the data write nothing', async () => {
    expect((await run('export', '--dry-run')).status).toBe(0)
    rmSync(join(workspace, 'data/2022/文件.yaml'))
    expect((await run('export', '2022')).status).toBe(2)
    expect((await run('proof', '2022', '--json')).status).toBe(2)
    expect(existsSync(join(workspace, 'out'))).toBe(false)
  })
})

describe('the workbooks that were imported', () => {
  beforeEach(() => {
    for (const [file, text] of Object.entries(smallWorkspace)) {
      mkdirSync(dirname(join(workspace, file)), { recursive: true })
      writeFileSync(join(workspace, file), text)
    }
  })
  const kept = () => {
    const folder = join(workspace, 'data/2022/来表')
    return existsSync(folder) ? readdirSync(folder).sort() : []
  }

  // Packed once: an archive bears the time of its making.
  const first = table('9261人')

  test('are kept beside the data, byte for byte, and the data go on loading', async () => {
    await run('import', '2022', put('表.xlsx', first))
    expect(kept()).toEqual(['表.xlsx'])
    expect(readFileSync(join(workspace, 'data/2022/来表/表.xlsx')).equals(first)).toBe(true)
    const { status, err } = await run('import', '2022', put('表.xlsx', first))
    expect({ status, ignored: err.includes('file-ignored') }).toEqual({ status: 0, ignored: false })
  })

  test('another one of the same name is kept as well, and the figures name it', async () => {
    await run('import', '2022', put('表.xlsx', first))
    await run('import', '2022', put('表.xlsx', table('9262人')))
    expect(kept()).toEqual(['表.xlsx', '表（2）.xlsx'])
    expect(figures()).toContain('9262人 # 年底数  # 来自 表（2）.xlsx Sheet1!B2=9262人')
    await run('import', '2022', put('表.xlsx', first))
    expect(kept()).toEqual(['表.xlsx', '表（2）.xlsx'])
    expect(figures()).toContain('9261人 # 年底数  # 来自 表.xlsx Sheet1!B2=9261人')
  })

  test('are not kept when they change nothing, or are only looked at', async () => {
    await run('import', '2022', put('表.xlsx', table('9260人')))
    await run('import', '2022', put('表.xlsx', first), '--dry-run')
    expect(kept()).toEqual([])
  })
})
