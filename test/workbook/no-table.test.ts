import { expect, test } from 'vitest'
import { importSheets, untouched } from './import-case.js'
import type { MadeCell } from './make-workbook.js'

/** What is said of a table of 青年见习 with these heads. */
async function told(heads: readonly MadeCell[], title = '2023年青年见习情况表') {
  const rows = [[title], heads, ['长春市', '12.5%', 1], ['吉林市', '11.0%', 2]]
  const { ok, diagnostics } = await importSheets([{ rows }], { folder: '2023-示例', files: untouched })
  return ok
    ? 'read'
    : diagnostics.map(({ at, message, hint }) => [`${at?.line}:${at?.column}`, message, hint].join(' '))
}

test('a head that does not say what its figures are is named, with what to write', async () => {
  const [found = '', ...more] = await told(['地区', '增速（%）', '位次'])
  expect(more).toEqual([])
  expect(found).toContain('2:2 Sheet1!B2：没有找到要导入的表格：看不出“增速（%）”一列是哪项指标的什么数')
  expect(found).toContain('这里写“完成（%）”')
})

test('behind a row of units as well', async () => {
  const rows = [['情况'], ['地区', '增速', '位次'], [null, '%', null], ['长春市', '12.5%', 1]]
  const { diagnostics } = await importSheets([{ rows }], { folder: '2023-示例', files: untouched })
  expect(diagnostics.map(({ message }) => message)).toEqual([expect.stringContaining('Sheet1!B2：')])
})

test('what is written so is found', async () => {
  const found = await told(['地区', '完成（%）', '位次'])
  expect(found).not.toEqual([expect.stringContaining('没有找到要导入的表格')])
})

test('ranks alone, and words alone, are no table at all', async () => {
  for (const heads of [
    ['地区', '位次'],
    ['地区', '备注'],
  ]) {
    const rows = [['情况'], heads, ['长春市', heads[1] === '位次' ? 1 : '好']]
    const { diagnostics } = await importSheets([{ rows }], { folder: '2023-示例', files: untouched })
    expect(diagnostics.map(({ hint }) => hint)).toEqual([expect.stringContaining('表头要有“名称”')])
  }
})
