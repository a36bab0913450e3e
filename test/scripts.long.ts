import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { commands, options } from '../src/cli/request/options.js'
import { copyWorkspace, root } from './workspace.js'

// What `npm run draft` and its two companions start. A clerk's Windows has no bash, so none is on the path here either.
const office = mkdtempSync(join(tmpdir(), 'tongbao-scripts-'))
const nothing = join(office, 'nothing')
beforeAll(() => {
  copyWorkspace(office)
  mkdirSync(nothing)
})
afterAll(() => rmSync(office, { recursive: true }))

function run(script: string, ...own: readonly string[]) {
  const zx = join(root, 'node_modules/zx/build/cli.js')
  const args = [zx, join(root, 'scripts', `${script}.mjs`), ...own, '--fonts', 'bundled']
  const { status, stderr } = spawnSync(process.execPath, args, {
    cwd: office,
    env: { PATH: nothing },
    encoding: 'utf8',
  })
  return { status, stderr }
}

const made = (folder: string) => readdirSync(join(office, 'out', folder)).map((name) => name.replace(/^.*\./u, ''))

test('the three jobs of an office start where there is nothing but Node', () => {
  expect(run('draft', '2022')).toMatchObject({ status: 0 })
  expect(made('2022')).toEqual(['docx', 'pdf'])
  expect(run('letters', '2022', '--only', '长春市', '--format', 'docx')).toMatchObject({ status: 0 })
  expect(made('2022/函')).toContain('docx')
  expect(run('regenerate', '2022')).toMatchObject({ status: 0 })
}, 60_000)

// npx makes it so once; a build after that would leave `sh: 1: tongbao: Permission denied`.
test.skipIf(process.platform === 'win32')('what the build makes can be started by npx, also by a second build', () => {
  expect(statSync(join(root, 'dist/cli/launch.js')).mode & 0o111).toBe(0o111)
})

test('the exit code of the command is that of its script', () => {
  expect(run('draft', '1999')).toMatchObject({ status: 2 })
})

// What it does is tried under Wine (test/system/windows.system.ts).
test('each file to double-click names a command; all are ASCII with the line ends that cmd needs', () => {
  const folder = join(root, 'scripts/windows')
  const files = readdirSync(folder).filter((name) => name.endsWith('.cmd'))
  for (const text of files.map((name) => readFileSync(join(folder, name), 'latin1')))
    expect(text).toMatch(/^(?:[\x20-\x7e]*\r\n)+$/u)
  // export, or "export --retype"
  const named = files
    .filter((name) => name !== 'run.cmd')
    .map((name) =>
      /run\.cmd" "?([a-z-]+)(?: --([a-z-]+))?"? %\*\r\n$/u.exec(readFileSync(join(folder, name), 'latin1')),
    )
  expect(named.length).toBeGreaterThan(0)
  expect(commands).toEqual(expect.arrayContaining(named.map((found) => found?.[1])))
  const asked = named.flatMap((found) => found?.[2] ?? [])
  expect(asked).toEqual(['retype'])
  expect(Object.keys(options)).toEqual(expect.arrayContaining(asked))
})
