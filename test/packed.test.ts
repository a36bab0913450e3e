import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from './workspace.js'

/** Asks V8 as `load-program.ts` does, in a process with the launcher's flags: they are part of what it compares. */
const ask = `
  const { readFileSync } = require('node:fs')
  const { Script } = require('node:vm')
  require('node:v8').setFlagsFromString('--no-opt')
  const file = process.argv[1]
  const source = '(function (exports, require, module, __filename, __dirname) {' + readFileSync(file, 'latin1') + '\\n})'
  const script = new Script(source, { filename: file, cachedData: readFileSync(file + '.code') })
  console.log(script.cachedDataRejected)`

const packed = join(root, 'dist/cli/packed.cjs')

test('the packed program is ASCII: it is read at a byte a character', () => {
  expect(readFileSync(packed).findIndex((byte) => byte > 0x7f)).toBe(-1)
})

test('V8 takes the code that the build has kept: without it every command starts a third slower', () => {
  const { stdout, stderr } = spawnSync(process.execPath, ['-e', ask, packed], {
    encoding: 'utf8',
  })
  expect({ rejected: stdout.trim(), stderr }).toEqual({ rejected: 'false', stderr: '' })
})
