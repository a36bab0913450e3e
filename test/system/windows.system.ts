import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { folderChecksums } from '../folder-checksums.js'
import { copyWorkspace, root } from '../workspace.js'
import { comparable, correct, everyCommand } from './every-command.js'
import { launchers, onDriveZ, WindowsNode } from './windows-node.js'

/**
 * The clerk's system: every command that writes, run by Node.js for Windows in one workspace and by this machine's in
 * another. Both must hold the same files, byte for byte, records and ledger among them, and say the same.
 */
const program = join(root, 'dist/cli/launch.js')
let windows: WindowsNode
let scratch = ''
const here = () => join(scratch, 'here')
const there = () => join(scratch, 'there')

beforeAll(() => {
  windows = new WindowsNode()
  scratch = mkdtempSync(join(tmpdir(), 'tongbao-windows-'))
  for (const folder of [here(), there()]) {
    mkdirSync(folder)
    copyWorkspace(folder)
  }
})
afterAll(() => {
  windows.close()
  rmSync(scratch, { recursive: true, force: true })
})

const runHere = (args: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], { cwd: here(), encoding: 'utf8' })
  return { status, said: stdout + stderr }
}
const runThere = (args: readonly string[]) => {
  const { status, stdout, stderr } = windows.tongbao(args, there())
  return { status, said: stdout + stderr }
}

describe('on Windows', () => {
  test.each(everyCommand.map((args) => [args.join(' '), args] as const))(
    '%s: the same files, and the same is said',
    (_, args) => {
      if (args[0] === 'revise') for (const folder of [here(), there()]) correct(folder)
      const [ours, theirs] = [runHere(args.map((each) => each.replaceAll('\\', '/'))), runThere(args)]
      expect(comparable(theirs.said)).toBe(comparable(ours.said))
      expect(theirs.status).toBe(ours.status)
      expect(folderChecksums(there())).toEqual(folderChecksums(here()))
    },
  )

  test('a workspace may be the root of a drive', () => {
    for (const top of ['data', 'templates']) cpSync(join(here(), top), join(windows.driveC, top), { recursive: true })
    const { status, stdout } = windows.tongbao(['draft', '2022', '--workspace', 'C:\\', '--json'], scratch)
    expect({ status, stdout: JSON.parse(stdout) }).toMatchObject({ status: 0, stdout: { ok: true } })
  })

  test.each(['draft', 'letters', 'regenerate'])('npm run %s starts', (script) => {
    const zx = onDriveZ(join(root, 'node_modules/zx/build/cli.js'))
    const answer = windows.node([zx, onDriveZ(join(root, 'scripts', `${script}.mjs`)), '2022'], there())
    expect({ status: answer.status, said: answer.stdout + answer.stderr }).toEqual({
      status: 0,
      said: expect.stringContaining('完成'),
    })
  })

  describe('what is double-clicked', () => {
    const office = () => join(scratch, 'office (1)')
    const click = (file: string, ...dropped: readonly string[]) =>
      windows.click(join(launchers, file), [...dropped, office()].map(onDriveZ), scratch)
    beforeAll(() => {
      mkdirSync(office())
      copyWorkspace(office())
    })

    test.each(['检查', '起草', '摘录函', '校对单', '导出', '复录表', '更正', '检查机器'])(
      '%s.cmd does it in the folder that is dropped on it',
      (name) => {
        const { status, stderr } = click(`${name}.cmd`)
        expect({ status, said: stderr }).toEqual({ status: 0, said: expect.stringContaining('完成') })
      },
    )

    test('导入.cmd and 看手改.cmd take the files that are dropped on them', () => {
      const made = join(office(), 'out/2022')
      const table = join(scratch, '收回的 表 (2).xlsx')
      cpSync(join(made, '2022数字表.xlsx'), table)
      expect(click('导入.cmd', table)).toMatchObject({ status: 0, stderr: expect.stringContaining('没有要改的') })
      const written = readdirSync(made).find((name) => name.endsWith('.docx')) ?? ''
      expect(click('看手改.cmd', join(made, written))).toMatchObject({
        status: 0,
        stderr: expect.stringContaining(written),
      })
    })

    test('a name that Windows does not hand over whole is explained; with a blank it comes whole', () => {
      const lost = readFileSync(join(launchers, 'dropped.txt'), 'utf8')
      for (const [name, status] of [
        ['收回&改.xlsx', expect.anything()],
        ['收回,改.xlsx', 2],
      ] as const) {
        const table = join(scratch, name)
        cpSync(join(office(), 'out/2022/2022数字表.xlsx'), table)
        expect(click('导入.cmd', table)).toMatchObject({ status, stdout: expect.stringContaining(lost) })
      }
      const whole = join(scratch, '收回 & 改, 二.xlsx')
      cpSync(join(office(), 'out/2022/2022数字表.xlsx'), whole)
      const { status, stdout } = click('导入.cmd', whole)
      expect({ status, explained: stdout.includes(lost) }).toEqual({ status: 0, explained: false })
    })

    test('a command that fails leaves its exit code; without Node.js it is said what to install', () => {
      expect(click('起草.cmd', join(scratch, '没有这个')).status).toBe(2)
      const missing = readFileSync(join(launchers, 'install.txt'), 'utf8')
      const { status, stdout } = windows.click(join(launchers, '起草.cmd'), [], scratch, { node: false })
      expect({ status, stdout }).toEqual({ status: 2, stdout: expect.stringContaining(missing) })
    })

    test('a copied folder with node.exe beside them needs nothing installed', () => {
      const copy = join(scratch, '拷来的 文件夹')
      for (const part of ['dist', 'scripts/windows', 'src/fonts/bundle', 'package.json'])
        cpSync(join(root, part), join(copy, part), { recursive: true })
      copyWorkspace(copy)
      symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
      windows.putBeside(join(copy, 'scripts/windows'))
      const { status, stderr } = windows.click(join(copy, 'scripts/windows/起草.cmd'), [], scratch, { node: false })
      expect({ status, said: stderr }).toEqual({ status: 0, said: expect.stringContaining('完成') })
      expect(readdirSync(join(copy, 'out/2022'))).toHaveLength(2)
    })
  })
})
