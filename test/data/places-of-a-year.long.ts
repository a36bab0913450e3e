import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Office, openOffice } from '../office.js'

const shared = 'data/地方.yaml'
const own = 'data/2022/地方.yaml'

let office: Office
beforeEach(() => {
  office = openOffice()
})
afterEach(() => office.close())

/** A place goes by another name, and one joins. */
function changeTheList(): void {
  office.edit(shared, '名称: 白城市\n', '名称: 白城区\n')
  office.edit(shared, '地方:\n', '地方:\n  - {名称: 高新区, 简称: 高新, 主送机关: 高新区管委会}\n')
}

describe('a year with a list of places of its own', () => {
  test('stays as it is when the list of all years changes', async () => {
    const before = await office.tongbao('draft', '2022')
    const pdf = office.bytes(before.json.documents[0]?.pdf.slice(office.folder.length + 1) ?? '')
    office.write(own, office.text(shared))
    changeTheList()
    const { exit, codes, json } = await office.tongbao('draft', '2022')
    expect([exit, codes.includes('file-ignored'), json.documents[0]?.fresh]).toEqual([0, false, false])
    expect(office.bytes(json.documents[0]?.pdf.slice(office.folder.length + 1) ?? '').equals(pdf)).toBe(true)
  })

  test('has changed nothing by it, and in it a place is renamed as in the other', async () => {
    await office.tongbao('draft', '2022')
    office.write(own, office.text(shared))
    changeTheList()
    const changes = async () => (await office.tongbao('revise', '2022', '--dry-run')).json.changes
    expect(await changes()).toEqual([])
    office.edit(own, '主送机关: 长春市人民政府\n', '主送机关: 长春市政府\n')
    expect(await changes()).toMatchObject([{ name: '地方 › 长春市 › 主送机关', file: own }])
  })

  test('gives a new year the places of the list of all', async () => {
    office.write(own, office.text(shared))
    changeTheList()
    expect((await office.tongbao('new-year', '2023')).exit).toBe(0)
    expect(office.has('data/2023/地方.yaml')).toBe(false)
    expect(office.files('data/2023/亮点')).toEqual(
      expect.arrayContaining(['data/2023/亮点/白城区.md', 'data/2023/亮点/高新区.md']),
    )
    expect(office.has('data/2023/亮点/白城市.md')).toBe(false)
  })

  test('is what a year is told to have, whose places are not in the list', async () => {
    changeTheList()
    const { json } = await office.tongbao('check', '2022')
    const hints = json.diagnostics.filter(({ code }) => code === 'place-unknown').map(({ hint }) => hint)
    expect(hints.some((hint) => hint.includes(own))).toBe(true)
  })

  test('is not told to have one, where it has', async () => {
    office.write(own, office.text(shared))
    office.write('data/2022/亮点/白城区.md', office.text('data/2022/亮点/白城市.md'))
    const { json } = await office.tongbao('check', '2022')
    const unknown = json.diagnostics.filter(({ code }) => code === 'place-unknown')
    expect(unknown.map(({ file, hint }) => [file, hint.includes(own)])).toEqual([['data/2022/亮点/白城区.md', false]])
  })
})
