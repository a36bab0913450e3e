import { afterEach, beforeEach, expect, test } from 'vitest'
import { andThen } from '../../src/diagnostics/diagnostic.js'
import { editionBase, findEdition } from '../../src/editions/edition-base.js'
import { diskHost } from '../../src/host/host.js'
import { type Office, openOffice } from '../office.js'

let office: Office
beforeEach(async () => {
  office = openOffice()
  await office.tongbao('draft', '2023-示例')
  office.edit('data/2023-示例/片段/引言.md', '现通报如下', '现将结果通报如下')
  await office.tongbao('draft', '2023-示例')
})
afterEach(() => office.close())

const base = (edition?: number) => {
  const host = diskHost(office.folder)
  return andThen(findEdition(host, '2023-示例/通报', edition), (name) => editionBase(host, name))
}
const words = (edition?: number) => {
  const opened = base(edition)
  const text = opened.ok ? opened.value.readText('data/2023-示例/片段/引言.md') : opened
  return text.ok ? text.value : ''
}

test('an edition gives the workspace as it was then; without a number it is the last', () => {
  expect(words(1)).toContain('现通报如下')
  expect(words(2)).toContain('现将结果通报如下')
  expect(words()).toBe(words(2))
})

test('it holds what the edition was made from, and can only be read', () => {
  const opened = base(1)
  if (!opened.ok) throw new Error('the edition must open')
  const host = opened.value
  expect(host.list('templates')?.map(({ name }) => name)).toContain('通报.hbs')
  expect(host.list('data/2023-示例')?.map(({ kind, name }) => `${kind} ${name}`)).toContain('folder 片段')
  expect(host.list('data/2023-示例')?.map(({ name }) => name)).not.toContain('函.yaml.bak')
  expect(host.readBytes('data/没有.yaml').diagnostics).toMatchObject([{ code: 'file-missing' }])
  expect(host.writeFiles(new Map([['x', new Uint8Array()]])).diagnostics).toMatchObject([{ code: 'file-unwritable' }])
})

test('an edition that never was is answered with those that are', () => {
  expect(base(7).diagnostics).toMatchObject([{ code: 'edition-missing', hint: '现有：第1版、第2版。' }])
  const host = diskHost(office.folder)
  expect(findEdition(host, '2022/通报').diagnostics).toMatchObject([{ code: 'edition-missing' }])
})

test('a path that is no record is refused, wherever it leads', () => {
  const host = diskHost(office.folder)
  for (const file of ['data/地方.yaml', '../x.json', 'data/版次/../../x.json'])
    expect(editionBase(host, { file }).ok).toBe(false)
})
