import { expect, test } from 'vitest'
import { passagesOf } from '../../src/document/passages.js'
import { correctedSpots } from '../../src/revise/corrected-spots.js'
import { CORRECTION, correctionLetter } from '../../src/revise/correction-letter.js'
import type { Change } from '../workspace.js'
import { baseYear, changedYear } from './effect-of.js'

const issued = baseYear('2022').notice
const indicators = 'data/2022/指标.yaml'
const figure: Change = { file: indicators, replace: '25.17万人', by: '25.71万人' }

const spotsOf = (...change: readonly Change[]) =>
  correctedSpots(issued, changedYear(change, '2022').version.notice).map(({ page, line, where, old, now }) => [
    `${page}.${line}${where === '' ? '' : ` ${where}`}`,
    old,
    now,
  ])

/** The words of the body of a draft. */
function draftOf(change: readonly Change[], date: { year: number; month: number; day: number } | null = null) {
  const letter = correctionLetter(issued, changedYear(change, '2022').version, date)
  const made = letter.ok ? letter.value : null
  const passages = made ? passagesOf(made.document) : []
  const codes = letter.diagnostics.filter(({ severity }) => severity !== 'note').map(({ code }) => code)
  return { letter: made, codes, words: passages.map(({ label, text }) => label + text) }
}

test('a figure is quoted with its clause, by page and line of the issued copy', () => {
  expect(spotsOf(figure)).toEqual([['1.16', '全省共实现城镇新增就业25.17万人', '全省共实现城镇新增就业25.71万人']])
})

test('a list is quoted whole, without the number of its item', () => {
  const by = '[白城市, 通化市, 长白山保护开发区]'
  expect(spotsOf({ file: indicators, replace: '[白城市, 长白山保护开发区, 通化市]', by })).toEqual([
    ['5.16', '青年见习：白城市、长白山保护开发区、通化市', '青年见习：白城市、通化市、长白山保护开发区'],
  ])
})

test('quotation marks inside become single ones, and no quotation begins or ends inside a pair', () => {
  const file = 'data/2022/片段/重点目标任务.md'
  const spots = spotsOf({ file, replace: '“两找一服务”', by: '“两找两服务”' })
  expect(spots).toHaveLength(1)
  expect(spots[0]?.[1]).toContain('‘两找一服务’')
  expect(spots[0]?.[2]).toContain('‘两找两服务’')
})

test('a sentence that is put into a paragraph is quoted with the clause before it, at its first with the one behind', () => {
  const file = 'data/2022/片段/重点目标任务.md'
  const sentence = '创造性开展就业创业工作，重点工作目标任务扎实完成。'
  expect(spotsOf({ file, replace: sentence, by: `${sentence}成效明显。` })).toEqual([
    ['1.16', '重点工作目标任务扎实完成', '重点工作目标任务扎实完成。成效明显'],
  ])
  const closing = { file: 'templates/通报.hbs', replace: '对以上排名', by: '考评结果已经审定。对以上排名' }
  expect(spotsOf(closing)).toEqual([
    [
      expect.stringMatching(/^\d\.\d+$/),
      '对以上排名靠前的单位予以表扬',
      '考评结果已经审定。对以上排名靠前的单位予以表扬',
    ],
  ])
})

test('where a paragraph ends in one version only, the clause before it is quoted', () => {
  const file = 'data/2022/片段/农村劳动力.md'
  const split: Change = { file, replace: '转移就业。开通', by: '转移就业。\n\n开通' }
  const clause = '二是全力促进农村劳动力转移就业。'
  expect(spotsOf(split)).toEqual([['2.13', clause, `${clause}（另起一段）`]])
  const version = changedYear([split], '2022').version.notice
  expect(correctedSpots(version, issued).map(({ old, now }) => [old, now])).toEqual([
    [clause, `${clause}（与下一段接排）`],
  ])
})

test('a row of a table that comes or goes is quoted as one, where it stood or behind the row before', () => {
  const table = (...rows: readonly string[]) => ({
    file: 'templates/通报.附件1.hbs',
    content: ['---', '标题: 各地情况', '---', '| 地方 | 完成 |', '|---|---|', ...rows, ''].join('\n'),
  })
  const rows = ['| 长春市 | 甲类 |', '| 四平市 | 乙类 |', '| 延边州 | 丙类 |']
  const noticeOf = (change: Change) => changedYear([change], '2022').version.notice
  const [all, some] = [noticeOf(table(...rows)), noticeOf(table(...rows.filter((_, index) => index !== 1)))]
  const spots = (old: typeof all, now: typeof all) =>
    correctedSpots(old, now).map(({ line, after, where, old: was, now: is }) => ({ line, after, where, was, is }))
  expect(spots(all, some)).toEqual([{ line: 5, after: false, where: '', was: '四平市\u3000乙类', is: '' }])
  expect(spots(some, all)).toEqual([{ line: 4, after: true, where: '', was: '', is: '四平市\u3000乙类' }])
})

test('what is outside the text says what it is', () => {
  expect(spotsOf({ file: 'data/2022/文件.yaml', replace: '附注: 此件公开发布', by: '附注: 此件主动公开' })).toEqual([
    [expect.stringMatching(/^6\.\d+ 附注$/), '（此件公开发布）', '（此件主动公开）'],
  ])
})

test('the draft is a letter of its own: number and date open, marked as a draft, quoting the issued notice', () => {
  const { letter, words, codes } = draftOf([figure])
  expect(codes).toEqual([])
  expect(letter?.document.properties).toMatchObject({ state: '讨论稿', number: '吉政函〔\u3000\u3000〕\u3000号' })
  expect(words).toContain(
    '第1页第16行，原文“全省共实现城镇新增就业25.17万人”，更正为“全省共实现城镇新增就业25.71万人”。',
  )
  expect(words.join('\n')).toContain('（吉政函〔2023〕10号，2023年4月3日）')
  expect(words).toContain('\u3000\u3000\u3000\u3000年\u3000\u3000月\u3000\u3000日')
})

test('several places are numbered; what is put in or taken out says so; the date is the one that is given', () => {
  const note: Change = { file: 'data/2022/文件.yaml', replace: '附注: 此件公开发布', by: '附注:' }
  const { letter, words } = draftOf([figure, note], { year: 2023, month: 5, day: 8 })
  expect(words.filter((text) => /^\d\./u.test(text))).toEqual([
    '1.第1页第16行，原文“全省共实现城镇新增就业25.17万人”，更正为“全省共实现城镇新增就业25.71万人”；',
    expect.stringMatching(/^2\.第6页第\d+行“附注”，删去“（此件公开发布）”。$/u),
  ])
  expect(letter?.document.properties).toMatchObject({
    number: '吉政函〔2023〕\u3000号',
    date: { year: 2023, month: 5, day: 8 },
  })
})

test('nothing is drafted where nothing printed has changed, nor without the template', () => {
  const { letter } = draftOf([{ file: indicators, replace: '# 考评指标', by: '# 各项考评指标' }])
  expect(letter).toBeNull()
  const without = draftOf([figure, { file: `templates/${CORRECTION}.hbs`, remove: true }])
  expect(without.letter).toBeNull()
})

test('digits that are typed into the template are refused', () => {
  const typed: Change = { file: `templates/${CORRECTION}.hbs`, replace: '部分内容', by: '3处内容' }
  expect(draftOf([figure, typed]).codes).toEqual(['digits-typed'])
})

test('of a paragraph that is put in it is said behind which line', () => {
  const { words, codes } = draftOf([
    {
      file: 'data/2022/文件.yaml',
      replace: '[就业空间萎缩, 结构性矛盾持续, 青年群体就业承压]',
      by: '[结构性矛盾持续, 就业空间萎缩, 青年群体就业承压]',
    },
  ])
  expect(codes).toEqual([])
  const added = words.filter((text) => text.includes('增加'))
  // The heading of the part is line 8 of page 4 in the issued copy.
  expect(added).toEqual([expect.stringMatching(/^1\.第4页第8行之后增加“（一）结构性矛盾持续。/u)])
})

test('a joint notice is cited with all who issued it, unless its title names them', () => {
  const organs = "['{{发文机关}}', 吉林省财政厅]"
  const joint: readonly Change[] = [
    { file: 'templates/通报.hbs', replace: "署名: '{{发文机关}}'", by: `署名: ${organs}` },
  ]
  const named = [
    { file: 'templates/通报.hbs', replace: "标题: '{{发文机关}}", by: "标题: '{{发文机关}}、吉林省财政厅" },
  ]
  const citing = (change: readonly Change[]) => {
    const before = changedYear(change, '2022').version.notice
    const letter = correctionLetter(before, changedYear([...change, figure], '2022').version, null)
    const [words] =
      letter.ok && letter.value ? passagesOf(letter.value.document).filter(({ paragraph }) => paragraph) : []
    return words?.text
  }
  expect(citing(joint)).toMatch(/^经核对，吉林省人民政府、吉林省财政厅联合印发的《吉林省人民政府关于/u)
  expect(citing([...joint, ...named])).toMatch(/^经核对，《吉林省人民政府、吉林省财政厅关于/u)
  expect(citing([])).toMatch(/^经核对，《/u)
})

test('who issued jointly corrects jointly: all sign, and the title names them', () => {
  const organs = "['{{发文机关}}', 吉林省财政厅]"
  const joint = { file: 'templates/通报.hbs', replace: "署名: '{{发文机关}}'", by: `署名: ${organs}` }
  const before = changedYear([joint], '2022').version.notice
  const signed = (...change: readonly Change[]) => {
    const letter = correctionLetter(before, changedYear([joint, figure, ...change], '2022').version, null)
    if (!letter.ok || !letter.value) throw new Error('the correction must be drafted')
    expect(letter.diagnostics.filter(({ severity }) => severity !== 'note')).toEqual([])
    const passages = passagesOf(letter.value.document)
    const of = (wanted: string) => passages.filter(({ kind }) => kind === wanted).map(({ text }) => text)
    return { title: of('title'), mark: of('issuer-mark'), names: of('issuing-organs') }
  }
  const names = ['吉林省人民政府', '吉林省财政厅']
  const title = ['吉林省人民政府、吉林省财政厅关于更正吉政函〔2023〕10号文件有关内容的函']
  expect(signed()).toEqual({ title, mark: ['吉林省人民政府'], names })
  // Who writes the organs out has them as they are written.
  const short = ['吉林省人民政府', '省财政厅']
  const written = { file: 'templates/更正函.hbs', replace: "署名: '{{发文机关}}'", by: `署名: [${short.join(', ')}]` }
  expect(signed(written).names).toEqual(short)
})

test('the others sign behind the leading organ alone, under whichever name it issued', () => {
  const signed = (issuers: string, own: string) => {
    const joint = { file: 'templates/通报.hbs', replace: "署名: '{{发文机关}}'", by: `署名: [${issuers}]` }
    const template = { file: 'templates/更正函.hbs', replace: "署名: '{{发文机关}}'", by: `署名: ${own}` }
    const before = changedYear([joint], '2022').version.notice
    const letter = correctionLetter(before, changedYear([joint, figure, template], '2022').version, null)
    const passages = letter.ok && letter.value ? passagesOf(letter.value.document) : []
    return passages.filter(({ kind }) => kind === 'issuing-organs').map(({ text }) => text)
  }
  expect(signed('吉林省政府, 吉林省财政厅', "'{{发文机关}}'")).toEqual(['吉林省人民政府', '吉林省财政厅'])
  expect(signed("'{{发文机关}}', 吉林省财政厅", '吉林省人民政府办公厅')).toEqual(['吉林省人民政府办公厅'])
})
