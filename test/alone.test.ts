import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { alone } from '../src/cli/alone.js'

let folder: string
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'tongbao-alone-')))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

async function run() {
  let said = ''
  const err = (text: string) => {
    said += text
  }
  const console = { out: () => {}, err, colour: false }
  const done = await alone(folder, { command: 'new-year', console }, async () => 'done')
  expect(done).toMatchObject({ ok: true, value: 'done' })
  return said
}

test('what a killed run has left is brought to its end, and that is said', async () => {
  writeFileSync(join(folder, 'a.yaml.0123abcd.tmp'), 'new')
  writeFileSync(join(folder, '.tongbao.0123abcd.placing'), '["a.yaml"]')
  expect(await run()).toMatch(/1 个/u)
  expect(readFileSync(join(folder, 'a.yaml'), 'utf8')).toBe('new')
  expect(await run()).toBe('')
})
