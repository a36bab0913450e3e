import { afterEach, beforeEach, expect, test } from 'vitest'
import { rehearse } from '../../src/cli/revise/rehearse.js'
import { openComparison } from '../../src/cli/revise/revise-year.js'
import { diskHost } from '../../src/host/host.js'
import { ReadMemory } from '../../src/host/read-memory.js'
import { openBase } from '../../src/revise/base.js'
import { type Office, openOffice } from '../office.js'
import { requestOf } from '../run-command.js'

let office: Office
beforeEach(() => {
  office = openOffice()
})
afterEach(() => office.close())

/** Rehearses a correction of a year as a watch does, held against the draft that was just made of it. */
async function rehearsed(folder: string): Promise<boolean> {
  const request = requestOf('revise', folder, '--workspace', office.folder, '--fonts', 'bundled')
  const host = diskHost(office.folder)
  const base = openBase({ host, folder, workspace: office.folder, since: undefined })
  if (!base.ok) throw new Error('no base')
  const comparison = openComparison(base.value, { host, folder, memory: new ReadMemory(), request })
  if (!comparison.ok) throw new Error('no comparison')
  return rehearse(comparison.value, request)
}

const everything = () => office.files('').map((file) => [file, office.bytes(file).toString('base64')])

test.each([
  ['2023-示例', 'of a place'],
  ['2022', 'of the province'],
])('a correction of %s is rehearsed with a figure %s, and nothing is written', async (folder) => {
  await office.tongbao('draft', folder)
  await office.tongbao('letters', folder)
  const before = everything()
  expect(await rehearsed(folder)).toBe(true)
  expect(everything()).toEqual(before)
})
