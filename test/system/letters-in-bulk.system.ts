import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { measure } from '../../scripts/bench/measure.mjs'
import { countryFiles } from '../../scripts/make-country.mjs'
import { copyWorkspace, root } from '../workspace.js'

const PLACES = 90
const YEAR = '2098-示例'
let scratch = ''
beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), 'tongbao-bulk-'))
  writeCountry('country', PLACES)
})
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

/** A workspace of so many places. */
function writeCountry(name: string, places?: number): string {
  const workspace = join(scratch, name)
  for (const [path, text] of countryFiles(places === undefined ? {} : { places })) {
    mkdirSync(dirname(join(workspace, path)), { recursive: true })
    writeFileSync(join(workspace, path), text)
  }
  return workspace
}

/** The command as users run it, in a process of its own. */
function start(
  workspace: string,
  out: string,
  ...args: readonly string[]
): { child: ChildProcess; end: Promise<Ended> } {
  const options = ['--workspace', workspace, '--out', out, '--fonts', 'bundled']
  const child = spawn(process.execPath, [join(root, 'dist/cli/launch.js'), 'letters', ...args, ...options])
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk))
  const end = new Promise<Ended>((resolve) => child.on('close', (code, signal) => resolve({ code, signal, output })))
  return { child, end }
}
interface Ended {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly output: string
}

const contents = (out: string) =>
  new Map(readdirSync(join(out, '函')).map((name) => [name, readFileSync(join(out, '函', name)).toString('latin1')]))

describe('letters in bulk', () => {
  test('are the same by one process, by workers, and by shares at once', async () => {
    const workspace = join(scratch, 'country')
    const [alone, workers, shares] = ['alone', 'workers', 'shares'].map((name) => join(scratch, name))
    if (!alone || !workers || !shares) throw new Error()
    expect((await start(workspace, alone, YEAR, '--jobs', '1').end).code).toBe(0)
    expect((await start(workspace, workers, YEAR, '--jobs', '3').end).code).toBe(0)
    expect(contents(workers)).toEqual(contents(alone))
    const ends = await Promise.all(
      [1, 2, 3].map((index) => start(workspace, shares, YEAR, '--jobs', '1', '--shard', `${index}/3`).end),
    )
    expect(ends.map(({ code }) => code)).toEqual([0, 0, 0])
    expect((await start(workspace, shares, YEAR, '--collect').end).code).toBe(0)
    expect(contents(shares)).toEqual(contents(alone))
  }, 300_000)

  test('killed at any point, the next run makes the rest, and the result is that of one run', async () => {
    const workspace = join(scratch, 'country')
    const whole = join(scratch, 'whole')
    const begun = performance.now()
    expect((await start(workspace, whole, YEAR, '--jobs', '2', '--format', 'pdf').end).code).toBe(0)
    const time = performance.now() - begun
    const expected = contents(whole)
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.double({ min: 0.2, max: 1, noNaN: true }), { minLength: 1, maxLength: 3 }),
        async (cuts) => {
          const out = mkdtempSync(join(scratch, 'killed-'))
          for (const cut of cuts) {
            const { child, end } = start(workspace, out, YEAR, '--jobs', '2', '--format', 'pdf')
            const timer = setTimeout(() => child.kill('SIGKILL'), cut * time)
            await end
            clearTimeout(timer)
          }
          const last = await start(workspace, out, YEAR, '--jobs', '2', '--format', 'pdf').end
          expect(last.code, last.output).toBe(0)
          expect(contents(out)).toEqual(expected)
        },
      ),
      { numRuns: 4 },
    )
  }, 300_000)

  // 275 MB with nothing beside it. A memo that holds on to what was made for a letter, or to the year, shows here.
  test('of a whole country, 3,208, take no more than 350 MB', async () => {
    const out = join(scratch, 'whole-country-out')
    const options = ['--workspace', writeCountry('whole-country'), '--out', out, '--fonts', 'bundled', '--jobs', '1']
    const letters = [join(root, 'dist/cli/launch.js'), 'letters', YEAR, ...options]
    const made = await measure(...letters)
    const names = (start: string) =>
      readdirSync(join(out, '函')).filter((name) => new RegExp(`^${start}.*\\.pdf$`, 'u').test(name))
    expect(names('\\d')).toHaveLength(3208)
    expect(made.memory).toBeLessThan(350)
    // Nor does the print of all, a volume after the other.
    const printed = await measure(...letters, '--merge')
    expect(names('合订').length).toBeGreaterThan(10)
    expect(printed.memory).toBeLessThan(350)
  }, 300_000)

  test('Ctrl-C ends it with 130 and a word; nothing half-made is left', async () => {
    const out = join(scratch, 'interrupted')
    const { child, end } = start(join(scratch, 'country'), out, YEAR, '--jobs', '1')
    const seen = setInterval(() => {
      try {
        if (readdirSync(join(out, '函')).length <= 10) return
        clearInterval(seen)
        child.kill('SIGINT')
      } catch {
        // Not begun yet.
      }
    }, 5)
    const { code, output } = await end
    clearInterval(seen)
    expect(code).toBe(130)
    expect(output).toContain('再运行一次会接着做')
    const names = readdirSync(join(out, '函'))
    expect(names.filter((name) => name.endsWith('.tmp'))).toEqual([])
    expect(names.length).toBeLessThan(2 * PLACES)
  }, 60_000)

  test('shares that give out numbers at once give each letter one, and none twice', async () => {
    const workspace = join(scratch, 'office')
    copyWorkspace(workspace)
    const out = join(scratch, 'numbered')
    const ends = await Promise.all(
      [1, 2, 3, 4].map((index) => start(workspace, out, '2022', '--reserve', '--shard', `${index}/4`).end),
    )
    expect(ends.map(({ code }) => code)).toEqual([0, 0, 0, 0])
    const ledger = readFileSync(join(workspace, 'data/台账.yaml'), 'utf8')
    const numbers = [...ledger.matchAll(/顺序号: (\d+), 文件: 2022\/摘录函, 地方: (\S+),/gu)].map(([, number]) =>
      Number(number),
    )
    expect(numbers).toEqual(Array.from({ length: 11 }, (_, index) => index + 1))
    expect((await start(workspace, out, '2022', '--collect').end).code).toBe(0)
    expect([...contents(out).keys()].filter((name) => /〔2023〕\d+号.*\.pdf$/u.test(name))).toHaveLength(11)
  }, 60_000)
})
