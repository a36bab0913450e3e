import { describe, expect, test } from 'vitest'
import { type Change, workspaceFiles } from '../workspace.js'
import { lettersOf } from './letters-of.js'

const template = 'templates/摘录函.hbs'
const highlight = '{{本地.亮点}}'
const added = (by: string): Change => ({ file: template, replace: highlight, by: `${highlight}\n\n${by}` })

/** What is said of other places in a letter: code and severity. */
const said = (changes: readonly Change[], name: string, year = '2022') =>
  lettersOf(changes, year, [name]).diagnostics.flatMap(({ code, severity }) =>
    code.startsWith('letter-other-') ? [`${code} ${severity}`] : [],
  )

describe('a neighbour that the own highlight names', () => {
  const neighbour = { file: 'data/2022/亮点/松原市.md', replace: '松原市通过', by: '松原市联合长春市，通过' }
  test('is quoted, whatever else the letter quotes', () => {
    expect(said([neighbour, added('通报要求“各地各单位”。')], '松原市')).toEqual(['letter-other-place warning'])
  })
  test('is not quoted where the own words of the letter name it', () => {
    expect(said([neighbour, added('请与长春市联系。')], '松原市')).toEqual([
      'letter-other-place warning',
      'letter-other-place error',
    ])
  })
})

test('of places that a quotation names each is shown', () => {
  const quoted = added('通报的综合排名是“{{名单 综合排名}}”。')
  expect(said([quoted], '松原市')).toEqual(Array(4).fill('letter-other-place warning'))
})

test('of names side by side each is told', () => {
  expect(said([added('长春市吉林市也是这样。')], '松原市')).toEqual([
    'letter-other-place error',
    'letter-other-place error',
  ])
})

describe('a figure is no leak', () => {
  test('of an indicator, though one place alone has reported', () => {
    const indicator = '返乡入乡创业基地建设'
    const alone = Object.entries(workspaceFiles()).flatMap(([file, text]): readonly Change[] =>
      file.startsWith('data/2023-示例/上报/') && !file.endsWith('/长春市.yaml')
        ? [{ file, content: `${text.replace(new RegExp(`^  ${indicator}: .*\n`, 'mu'), '')}不考核: [${indicator}]\n` }]
        : [],
    )
    const total = added(`全省建设创业基地{{数 "${indicator}"}}。`)
    expect(said([...alone, total], '吉林市', '2023-示例')).toEqual([])
    const leak = added(`长春建设创业基地{{数 "长春市/上报/${indicator}/完成"}}。`)
    expect(said([...alone, leak], '吉林市', '2023-示例')).toContain('letter-other-figure error')
  })
  test('of the province', () => {
    expect(said([added('全省建成就业帮扶载体{{数 "就业帮扶载体"}}。')], '松原市')).toEqual([])
  })
  test('that nobody knows yet', () => {
    const open = { file: 'data/2022/亮点/吉林市.md', replace: '提供岗位: 16.3万个次', by: '提供岗位: 待补' }
    expect(said([open, added('提供岗位{{数 "吉林市/提供岗位"}}。')], '松原市')).toEqual([])
  })
})
