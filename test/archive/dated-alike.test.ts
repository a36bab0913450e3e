import { zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { datedAlike } from '../../src/archive/dated-alike.js'
import { packEntries } from '../../src/archive/pack-entries.js'

test('what a library packed at any moment is dated as what we pack', () => {
  const files = {
    '[Content_Types].xml': new Uint8Array(3000),
    'xl/表.xml': new Uint8Array([1, 2, 3]),
    空: new Uint8Array(),
  }
  const ours = packEntries(Object.entries(files).map(([name, bytes]) => ({ name, bytes, level: 6 })))
  for (const moment of [new Date(2024, 1, 29, 23, 59, 58), new Date(2099, 11, 31)])
    expect(datedAlike(zipSync(files, { level: 6, mtime: moment }))).toEqual(ours)
})
