import { basename } from 'node:path'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { afterEach, expect, test } from 'vitest'
import { withTail } from '../../src/write/long-name.js'
import { type Office, openOffice } from '../office.js'

let office: Office | undefined
afterEach(() => office?.close())

const words =
  '深入贯彻落实省委省政府决策部署扎实做好高质量充分就业工作努力让全省劳动者有更多获得感幸福感安全感并兼顾长远'

// 80 characters are 240 bytes, and Linux takes names of 255: there was no room for （第2版） 花脸稿.docx, nor for what stands beside.
test.each([
  ['long', words],
  ['as long as can be', words.repeat(2)],
])(
  'a notice whose title is %s is issued, corrected, and kept from a hand',
  async (_, about) => {
    const here = openOffice()
    office = here
    here.edit('templates/通报.hbs', "标题: '{{发文机关}}关于", `标题: '{{发文机关}}关于${about}`)
    here.write('templates/通报.hbs', here.text('templates/通报.hbs').replace('考评情况的{{文种}}', '的{{文种}}'))
    here.edit('data/2023-示例/文件.yaml', '状态: 讨论稿', '状态: 印发')
    const done = async (...args: readonly string[]) => {
      const { exit, json } = await here.tongbao(...args)
      const told = json.diagnostics.filter(({ severity }) => severity === 'error').map(({ message }) => message)
      expect({ args, exit, told }).toEqual({ args, exit: 0, told: [] })
      return json
    }
    const made = await done('draft', '2023-示例')
    const docx = made.documents[0]?.docx ?? ''
    here.edit('data/2023-示例/亮点/长春市.md', '夜间招聘会: 183场', '夜间招聘会: 184场')
    await done('revise', '2023-示例')
    const files = here.files('out/2023-示例').map((file) => basename(file))
    expect(files.filter((file) => file.endsWith('花脸稿.docx')).length).toBeGreaterThan(0)
    for (const file of files) expect(Buffer.byteLength(file)).toBeLessThanOrEqual(255)
    const path = here.files('out/2023-示例').find((file) => basename(file) === basename(docx)) ?? ''
    const parts = unzipSync(here.bytes(path))
    const typed = strFromU8(parts['word/document.xml'] ?? new Uint8Array()).replace('183场', '185场')
    here.write(path, zipSync({ ...parts, 'word/document.xml': strToU8(typed) }))
    here.edit('data/2023-示例/亮点/长春市.md', '夜间招聘会: 184场', '夜间招聘会: 183场')
    await done('draft', '2023-示例', '--force')
    expect(here.files('out/2023-示例').some((file) => file.includes('（手改）'))).toBe(true)
  },
  60_000,
)

test('a name gives up its last characters for what is added to it, and no more than that', () => {
  const long = `out/${'甲'.repeat(80)}`
  expect(withTail(long, '（第12版） 花脸稿.docx')).toBe(`out/${'甲'.repeat(75)}（第12版） 花脸稿.docx`)
  expect(withTail('out/甲', '（手改）.docx')).toBe('out/甲（手改）.docx')
})
