import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, test } from 'vitest'
import { keptCode } from '../src/cli/load-program.js'
import { root } from './workspace.js'

/** Asks V8 as `load-program.ts` does, under the flags that a process has then: they are part of what it compares. */
const ask = `
  const [file, cli, before] = process.argv.slice(1)
  Promise.all(['v8-flags.js', 'load-program.js'].map((name) => import(cli + name))).then(([flags, { keptCode }]) => {
    const { setColdFlags, tuneForLetters } = flags
    const { readFileSync } = require('node:fs')
    const { Script } = require('node:vm')
    tuneForLetters(Number(before))
    setColdFlags()
    const source = '(function (exports, require, module, __filename, __dirname) {' + readFileSync(file, 'latin1') + '\\n})'
    const script = new Script(source, { filename: file, cachedData: readFileSync(keptCode(file)) })
    console.log(script.cachedDataRejected)
  })`

test('the code of another processor or system is not taken: V8 would run it', () => {
  const machines = [
    { platform: 'linux', arch: 'x64' },
    { platform: 'linux', arch: 'arm64' },
    { platform: 'win32', arch: 'x64' },
  ] as const
  const names = machines.map((machine) => keptCode('packed.cjs', { ...process, ...machine }))
  expect(new Set(names).size).toBe(machines.length)
})

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
    const cli = `${pathToFileURL(join(root, 'dist/cli')).href}/`
    const { stdout, stderr } = spawnSync(process.execPath, ['-e', ask, packed, cli, String(letters)], {
      encoding: 'utf8',
    })
    expect({ rejected: stdout.trim(), stderr }).toEqual({ rejected: 'false', stderr: '' })
  })
})
