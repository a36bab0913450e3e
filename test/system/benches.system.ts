import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { root } from '../workspace.js'

// With as few rounds, or as little data, as each takes: no figure is looked at, only that each is there to be printed.
const benches: readonly (readonly [script: string, few: readonly string[], last: RegExp])[] = [
  ['bench.mjs', ['1'], /^long, \d{3} pages .*DOCX \d+ ms; peak \d+ MB$/mu],
  ['bench-letters.mjs', ['all', '3', '1'], /^checksums .*ms .*%$/mu],
  ['bench-revise.mjs', ['1'], /^warm --watch, as its line says .*median \d+ ms/mu],
  ...['compute', 'places', 'check', 'load'].map((job) => ['bench-figures.mjs', [job, '20'], /"peak":\d/u] as const),
]

describe('every benchmark runs to its last row:', () => {
  test.each(benches)(
    '%s',
    async (script, few, last) => {
      const { stdout } = await promisify(execFile)(process.execPath, [
        join(root, 'node_modules/zx/build/cli.js'),
        join(root, 'scripts', script),
        ...few,
      ])
      expect(stdout).toMatch(last)
    },
    300_000,
  )
})
