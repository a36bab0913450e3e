import { expect, test } from 'vitest'
import { workspaceFiles } from '../workspace.js'
import { complaintsOf } from './check-workspace.js'

const folder = '2023-示例'

/** The workspace of the sample year, whose places are counties now: 长春县. */
const named = /(长春|吉林|四平|辽源|通化|白山|松原|白城|延边|梅河口)[市州]/gu
const counties: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(workspaceFiles()).map((entry) => entry.map((text) => text.replace(named, '$1县'))),
)

/** The same, but that one indicator is a percentage of each county, and of the province. */
const percentages = ['91.4', '90.2', '89.7', '88.6', '88.0', '87.1', '84.3', '89.2', '86.4', '85.8', '88.0']
const rates = Object.fromEntries(
  Object.entries(counties).map(([file, text]) => {
    const share = file.startsWith(`data/${folder}/上报/`) ? `家政从业人员培训: {完成: ${percentages.shift()}%}` : ''
    const province = text.replace(/(名称: 家政从业人员培训\n)(?: {4}.*\n)*/u, '$1    完成: 88.2%\n    排名依据: 完成\n')
    return [
      file,
      share ? text.replace(/家政从业人员培训: \{.*\}/u, share) : file.endsWith(`${folder}/指标.yaml`) ? province : text,
    ]
  }),
)

/** The codes of what is said of words that begin the notice. */
function codesOf(words: string, files = counties): readonly string[] {
  const file = `data/${folder}/片段/引言.md`
  return complaintsOf({ ...files, [file]: `${words}\n` }, folder)
    .filter(({ at }) => at?.file === file)
    .map(({ code }) => code)
}

test.each([
  ['长春县青年见习未完成年度计划。', ['figure-wording']],
  ['青年见习仅长春县未完成年度计划。', ['figure-wording']],
  ['部分县青年见习未完成年度计划。', ['figure-wording']],
  ['长春县青年见习全面完成年度计划。', []],
  ['各县青年见习均完成年度计划。', []],
  ['十二个县（市、区）全部参加考评。', ['count-mismatch']],
  ['十一个县（市、区）全部参加考评。', []],
  ['十个市县全部参加考评。', []],
  // Of what is below a county nothing is reported.
  ['长春县部分乡镇青年见习未完成年度计划。', []],
  ['长春县个别企业未完成年度计划。', []],
])('what is said of counties, where these report: %s', (words, codes) => {
  expect(codesOf(words)).toEqual(codes)
})

test('percentages that counties report are held against that of the province', () => {
  const report = (place: string) =>
    /家政从业人员培训: \{完成: ([\d.]+)%/u.exec(rates[`data/${folder}/上报/${place}.yaml`] ?? '')?.[1]
  const places = [
    '长春县',
    '吉林县',
    '四平县',
    '辽源县',
    '通化县',
    '白山县',
    '松原县',
    '白城县',
    '延边县',
    '长白山保护开发区',
    '梅河口县',
  ]
  const below = places.filter((place) => Number(report(place)) < 88.2)
  expect(below.length).toBeGreaterThan(3)
  const words = (list: readonly string[]) => `家政从业人员培训低于全省平均水平的有${list.join('、')}。`
  expect(codesOf(words(below), rates)).toEqual([])
  expect(codesOf(words(below.slice(1)), rates)).toEqual(['ranking-text-mismatch'])
  const above = places.find((place) => !below.includes(place)) ?? ''
  expect(codesOf(words([...below.slice(1), above]), rates)).toEqual(['ranking-text-mismatch'])
})

test('sixty counties are no slip where one county is among eleven cities', () => {
  const files = Object.fromEntries(
    Object.entries(workspaceFiles()).map((entry) => entry.map((text) => text.replaceAll('梅河口市', '梅河口县'))),
  )
  expect(codesOf('十六个县（市、区）受灾。', files)).toEqual([])
  expect(codesOf('十六个县（市、区）受灾。')).toEqual(['count-mismatch'])
})
