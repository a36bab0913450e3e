import * as path from 'node:path'
import { expect, test } from 'vitest'
import { isBelow } from '../../src/write/is-below.js'

const root = path.parse(process.cwd()).root
const at = (...names: readonly string[]) => path.join(root, ...names)

test.each([
  ['a file of the folder', at('局'), at('局', 'data', '地方.yaml'), true],
  ['a file on a drive whose root is the folder', root, at('data', '地方.yaml'), true],
  ['a name that begins with two points', at('局'), at('局', '..data'), true],
  ['the folder itself', at('局'), at('局'), false],
  ['the root itself', root, root, false],
  ['a folder whose name only begins alike', at('局'), at('局里', '地方.yaml'), false],
  ['the folder above', at('局', 'data'), at('局'), false],
])('%s', (_, folder, file, below) => {
  expect(isBelow(folder, file)).toBe(below)
})
