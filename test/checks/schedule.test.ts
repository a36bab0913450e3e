import { describe, expect, test } from 'vitest'
import { checkWorkspace } from './check-workspace.js'

const file = 'data/2023-示例/片段/引言.md'
const facts = 'data/2023-示例/文件.yaml'

/** The codes of what is said of a paragraph, in data of the first three quarters; `figures` go into 数字.yaml. */
function codesOf(words: string, figures = '', period = '时段: 前三季度\n'): readonly string[] {
  const change = [
    { file, content: `${words}\n` },
    { file: facts, replace: '年度: 2023\n', by: `年度: 2023\n${period}` },
    { file: 'data/2023-示例/数字.yaml', replace: '\n数字:\n', by: `\n数字:\n${figures}` },
  ]
  return checkWorkspace(change, '2023-示例', { printed: false })
    .filter(({ at, severity }) => at?.file === file && severity !== 'note')
    .map(({ code }) => code)
}

const rate = '完成年度计划的{{数 "城镇新增就业/完成率"}}'

// 城镇新增就业 is at 118.9 % of its plan.
describe('what is said of a completion beside 序时进度', () => {
  test.each([
    `城镇新增就业${rate}，高于序时进度。`,
    `城镇新增就业${rate}，快于序时进度{{数 "示例差"}}。`,
    '青年见习完成率低于序时进度的地区要加快。',
  ])('%s', (words) => {
    expect(codesOf(words, '  示例差: 43.9个百分点\n')).toEqual([])
  })
  test.each([
    [`城镇新增就业${rate}，低于序时进度。`, ['figure-wording']],
    [`城镇新增就业${rate}，落后于序时进度（{{数 "示例线"}}）。`, ['figure-wording']],
    [`城镇新增就业${rate}，高于序时进度{{数 "示例差"}}。`, ['figure-wording']],
    ['长春市、吉林市城镇新增就业完成率低于序时进度。', ['ranking-text-mismatch']],
  ])('%s: wrong', (words, codes) => {
    const figures = `${words.includes('示例差') ? '  示例差: 41.9个百分点\n' : ''}${words.includes('示例线') ? '  示例线: 75%\n' : ''}`
    expect(codesOf(words, figures)).toEqual(codes)
  })
  test('is held against the figure of that name, and against nothing where no period tells', () => {
    const words = `城镇新增就业${rate}，高于序时进度。`
    expect(codesOf(words, '  序时进度: 120%\n')).toEqual(['figure-wording'])
    expect(codesOf(words, '  序时进度: 110%\n')).toEqual([])
    expect(codesOf(`城镇新增就业${rate}，低于序时进度。`, '', '')).toEqual([])
  })
})
