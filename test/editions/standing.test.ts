import { afterEach, beforeEach, expect, test } from 'vitest'
import { standingEdition } from '../../src/editions/standing-edition.js'
import { diskHost } from '../../src/host/host.js'
import { type Office, openOffice } from '../office.js'

let office: Office
beforeEach(() => {
  office = openOffice()
})
afterEach(() => office.close())

const facts = 'data/2022/文件.yaml'
const standing = (number: number) =>
  standingEdition(diskHost(office.folder), '2022/通报', `吉政函〔2023〕${number}号`)?.edition

test('the edition that stands is the first under its number; under a new one, the first under the last that was issued', async () => {
  expect(standing(10)).toBeUndefined()
  await office.tongbao('draft', '2022')
  office.edit(facts, '顺序号: 10', '顺序号: 11')
  await office.tongbao('draft', '2022')
  // What is tried under a number that was used is an edition, and not the one that went out.
  office.edit('data/2022/亮点/松原市.md', '多渠道', '全渠道')
  await office.tongbao('draft', '2022')
  expect(office.files('data/版次/2022/通报').filter((file) => file.endsWith('.json'))).toHaveLength(3)
  expect([10, 11, 12].map(standing)).toEqual([1, 2, 2])
  // The record that cannot be read may be the one: it is not passed over.
  const [first = ''] = office.files('data/版次/2022/通报').filter((file) => file.endsWith('.json'))
  office.write(first, 'broken')
  expect([10, 11].map(standing)).toEqual([1, 1])
})
