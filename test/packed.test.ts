import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, test } from 'vitest'
import { root } from './workspace.js'

/** Asks V8 as `load-program.ts` does, under the flags that a process has then: they are part of what it compares. */
const ask = `
  const [file, flags, before] = process.argv.slice(1)
  import(flags).then(({ setColdFlags, tuneForLetters }) => {
    const { readFileSync } = require('node:fs')
    const { Script } = require('node:vm')
    tuneForLetters(Number(before))
    setColdFlags()
    const source = '(function (exports, require, module, __filename, __dirname) {' + readFileSync(file, 'latin1') + '\\n})'
    const script = new Script(source, { filename: file, cachedData: readFileSync(file + '.code') })
    console.log(script.cachedDataRejected)
  })`

const packed = join(root, 'dist/cli/packed.cjs')

test('the packed program is ASCII: it is read at a byte a character', () => {
  expect(readFileSync(packed).findIndex((byte) => byte > 0x7f)).toBe(-1)
})

describe('V8 takes the code that the build has kept', () => {
  test.each([
    ['a command: without it each starts a third slower', 0],
    ['a worker of a batch', 100],
    ['a worker of a large batch', 1000],
    ['a worker of a very large batch', 10_000],
  ])('in %s', (_, letters) => {
    const flags = pathToFileURL(join(root, 'dist/cli/v8-flags.js')).href
    const { stdout, stderr } = spawnSync(process.execPath, ['-e', ask, packed, flags, String(letters)], {
      encoding: 'utf8',
    })
    expect({ rejected: stdout.trim(), stderr }).toEqual({ rejected: 'false', stderr: '' })
  })
})
