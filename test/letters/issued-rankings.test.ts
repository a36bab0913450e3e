import { describe, expect, test } from 'vitest'
import { loadTemplates } from '../../src/compose/template-file.js'
import { passagesOf } from '../../src/document/passages.js'
import { composeDocument } from '../../src/pipeline.js'
import { type Change, changedWorkspace } from '../workspace.js'
import { composeLetters } from './letters-of.js'

const indicators = 'data/2022/指标.yaml'
const notice = 'templates/通报.hbs'

/** The places whose letters are kept back, because the notice went out with other ranks. */
function keptBack(issued: readonly Change[], now: readonly Change[]): readonly string[] {
  const compose = (changes: readonly Change[]) => {
    const host = changedWorkspace(changes)
    const work = composeDocument({ host, folder: '2022', template: '通报' })
    const templates = loadTemplates(host)
    if (!work.ok || !templates.ok) throw new Error('the workspace is broken')
    return { ...work.value, notice: work.value.document, templates: templates.value }
  }
  // As a record keeps them: the number in front of a paragraph is part of it.
  const words = passagesOf(compose(issued).document)
    .map(({ label, text }) => label + text)
    .join('\n')
  const work = compose(now)
  return work.dataset.places
    .filter((place) =>
      composeLetters({ ...work, issued: { edition: '第1版', words, figures: new Map() } }, [place]).diagnostics.some(
        ({ code, message }) => code === 'letter-rank' && message.startsWith('已印发'),
      ),
    )
    .map(({ name }) => name.value)
}

const first = '综合排名: [长春市, 辽源市, 吉林市, 延边州]'
const corrected: Change = { file: indicators, replace: first, by: '综合排名: [长春市, 辽源市, 吉林市, 通化市]' }
const concerned = ['长春市', '吉林市', '辽源市', '通化市', '延边州']

/** The ranking stands alone in its paragraph, below its heading. */
const alone: readonly Change[] = [
  { file: notice, replace: '}}为：\n{{名单 综合排名}}。', by: '}}\n\n{{名单 综合排名}}。' },
  { file: notice, replace: '}}的{{名单 综合排名}}，', by: '}}的，' },
]

describe('a ranking that the issued notice prints otherwise keeps the letters back of all whom it names', () => {
  test('also of one who is listed no more', () => {
    expect(keptBack([], [corrected])).toEqual(concerned)
  })
  test('a paragraph that is nothing but the ranking', () => {
    expect(keptBack(alone, [...alone, corrected])).toEqual(concerned)
  })
  test('a paragraph that begins with it', () => {
    const begins: readonly Change[] = [
      { file: notice, replace: '}}为：\n{{名单 综合排名}}。', by: '}}\n\n{{名单 综合排名}}综合得分排序靠前。' },
      { file: notice, replace: '}}的{{名单 综合排名}}，', by: '}}的，' },
    ]
    expect(keptBack(begins, [...begins, corrected])).toEqual(concerned)
  })
  test('with more of the first than before', () => {
    const more = [
      { file: indicators, replace: first, by: '综合排名: [长春市, 辽源市, 吉林市, 通化市, 白山市]' },
      { file: indicators, replace: '综合取前: 4', by: '综合取前: 5' },
    ]
    expect(keptBack([], more)).toEqual(['长春市', '吉林市', '辽源市', '通化市', '白山市', '延边州'])
  })
  test('the line of a name that ends like it is another ranking', () => {
    const without = { file: indicators, replace: '    排名: [长春市, 梅河口市, 四平市]\n', by: '' }
    expect(keptBack([without], [])).toEqual(['长春市', '四平市', '梅河口市'])
  })
  test('a place whose name lies within that of another is not meant', () => {
    const was = '排名: [白城市, 长白山保护开发区, 通化市]'
    const change = { file: indicators, replace: was, by: '排名: [白城市, 长白山保护开发区, 四平市]' }
    expect(keptBack([], [change])).toEqual(['四平市', '通化市', '白城市', '长白山保护开发区'])
  })
})

describe('a ranking that is as it was issued keeps nothing back', () => {
  test('below another number, beside another mark at its end', () => {
    const work =
      '  - 名称: 脱贫劳动力务工就业\n    完成: 120581人\n    完成率: 107%\n    排名: [白山市, 白城市, 四平市]'
    const leaders = '  - 名称: 创业致富带头人\n    排名: [长春市, 白城市, 吉林市]'
    const turned = { file: indicators, replace: `${work}\n${leaders}`, by: `${leaders}\n${work}` }
    expect(keptBack([], [turned])).toEqual([])
  })
  test('behind a figure that moved', () => {
    const figured: readonly Change[] = [
      {
        file: notice,
        replace: '}}为：\n{{名单 综合排名}}。',
        by: '}}（新增{{数 "城镇新增就业"}}）为：\n{{名单 综合排名}}。',
      },
    ]
    const moved = { file: indicators, replace: '完成: 25.17万人', by: '完成: 25.18万人' }
    expect(keptBack(figured, [...figured, moved])).toEqual([])
  })
})
