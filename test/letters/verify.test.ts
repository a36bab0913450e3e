import { describe, expect, test } from 'vitest'
import { loadTemplates } from '../../src/compose/template-file.js'
import { composeDocument } from '../../src/pipeline.js'
import { checkWorkspace } from '../checks/check-workspace.js'
import { type Change, changedWorkspace } from '../workspace.js'
import { complaints, composeLetters, lettersOf, paragraphsOf } from './letters-of.js'

const template = 'templates/摘录函.hbs'
const highlight = '{{本地.亮点}}'

/** What is said of one letter after a change of the letters' template. */
const changed = (change: Omit<Change, 'file'>, name = '松原市') =>
  complaints(lettersOf([{ file: template, ...change }], '2022', [name]))

/** The waivers that the checks of the notice call useless. */
const staleWaivers = (change: readonly Change[]) => checkWorkspace(change).filter(({ code }) => code === 'waiver-stale')

describe('what a letter quotes stands in the notice', () => {
  test('a tampered highlight is named with the letter and the words', () => {
    const host = changedWorkspace([])
    const issued = composeDocument({
      host: changedWorkspace([{ file: 'data/2022/亮点/松原市.md', replace: '多渠道', by: '全渠道' }]),
      folder: '2022',
      template: '通报',
    })
    const work = composeDocument({ host, folder: '2022', template: '通报' })
    const templates = loadTemplates(host)
    if (!issued.ok || !work.ok || !templates.ok) throw new Error('the workspace is broken')
    const { dataset, figures } = work.value
    const notice = issued.value.document
    const result = composeLetters({ dataset, figures, notice, templates: templates.value })
    const found = complaints(result)
    expect(found).toHaveLength(1)
    expect(found[0]).toMatch(/^letter-quote 给松原市的函引用了通报里没有的话：“松原市通过.*多渠道帮扶15957名/)
  })

  test('words in quotation marks that the notice does not have', () => {
    const found = changed({ replace: '“排名靠前的单位予以表扬”', by: '“排名靠前的单位予以奖励”' })
    // The template says it in three places, one of them for this letter: only that one is changed.
    expect(found).toEqual([])
    expect(changed({ replace: '“排名靠前的单位予以表扬”', by: '“排名靠前的单位予以奖励”' }, '延边州')).toEqual([
      'letter-quote 给延边州的函引用了通报里没有的话：“排名靠前的单位予以奖励”',
    ])
  })
})

describe('what a letter quotes is no piece that says something else alone', () => {
  const snippet = 'data/2022/片段/重点目标任务.md'
  const quoting = (words: string) => ({
    file: template,
    replace: highlight,
    by: `${highlight}\n\n通报指出“${words}”。`,
  })
  const said = (text: string, words: string) => {
    const lead = { file: snippet, replace: '各地政府', by: `${text}。各地政府` }
    return complaints(lettersOf([lead, quoting(words)], '2022', ['松原市'])).filter((each) =>
      each.startsWith('letter-quote'),
    )
  }
  test.each([
    ['部分地方未能全面完成培训任务', '全面完成培训任务', '部分地方未能全面完成培训任务'],
    ['完成培训任务的地方没有一个', '完成培训任务', '完成培训任务的地方没有一个'],
    ['各地稳步推进培训工作', '推进培训工作', '各地稳步推进培训工作'],
  ])('%s, quoted as %s', (text, words, whole) => {
    expect(said(text, words)).toEqual([`letter-quote 给松原市的函引用的“${words}”，在通报里不是整句，原话是“${whole}”`])
  })
  test.each([
    ['各地未能放松，全面完成培训任务', '全面完成培训任务'],
    ['各地全面完成培训任务', '全面完成培训任务'],
    ['各地全面完成培训任务。其他地方继续推进', '全面完成培训任务。'],
    ['对以上地方予以表扬，全面推进', '地方予以表扬，全面推进'],
    ['部分地方未能全面完成培训任务，其他地方“全面完成培训任务”', '全面完成培训任务'],
  ])('%s, of which %s is whole', (text, words) => {
    expect(said(text, words)).toEqual([])
  })
  test('snippets that stand side by side are quoted one by one', () => {
    const two = { file: template, replace: highlight, by: `${highlight}\n\n{{片段.引言}}{{片段.重点目标任务}}` }
    const found = complaints(lettersOf([two], '2022', ['松原市']))
    expect(found.filter((each) => each.startsWith('letter-quote'))).toEqual([])
  })
  test('what has quotation marks of its own is not put between others', () => {
    const marked = { file: 'data/2022/亮点/松原市.md', replace: '多渠道', by: '“多渠道”' }
    const made = lettersOf([marked, { file: template, replace: highlight, by: `“${highlight}”` }], '2022', ['松原市'])
    const [nested] = made.diagnostics.filter(({ code }) => code === 'text-nesting')
    expect(nested?.at?.file).toBe('data/2022/亮点/松原市.md')
    expect(nested?.hint).toContain('外面不加引号')
  })
  test('names of indicators are quoted as names', () => {
    expect(said('部分地方没有开展青年见习工作', '青年见习')).toEqual([])
  })
})

test('a letter on a half of the year says so in its title, and may say it below', () => {
  const half = { file: template, replace: '现将通报中', by: '现将{{年度}}年上半年考核的结果，以及通报中' }
  const title = { file: template, replace: '关于{{年度}}年度就业', by: '关于{{年度}}年上半年就业' }
  const found = (...changes: readonly Change[]) =>
    complaints(lettersOf(changes, '2022', ['松原市', '延边州'])).filter((each) => each.startsWith('year-stale'))
  expect(new Set(found(half))).toEqual(new Set(['year-stale 这里说的是2022年上半年，标题说的是全年']))
  expect(found(half, title)).toEqual([])
})

describe('what a letter restates follows from the rankings', () => {
  test('a wrong rank', () => {
    expect(changed({ replace: '第{{名次}}名', by: '第一名' })).toEqual([
      'letter-rank 给松原市的函写着“农村转移就业劳动者等重点群体职业技能培训”第一名，应是“第三名”',
    ])
  })
  test('a tie that is kept back', () => {
    expect(changed({ replace: '”{{#if 并列}}并列{{/if}}第', by: '”第' }, '白山市')).toEqual([
      'letter-rank 给白山市的函写着“家政从业人员培训”第一名，应是“并列第一名”',
    ])
  })
  test('a rank of a ranking that does not list the place', () => {
    expect(changed({ replace: highlight, by: `你市综合得分排序第一名。\n\n${highlight}` })).toEqual([
      'letter-rank 给松原市的函写着“综合得分”第一名，排名里没有',
    ])
  })
  const listed = '{{#if 并列}}并列{{/if}}第{{名次}}名'
  const ofRanks = (found: readonly string[]) => found.filter((each) => each.startsWith('letter-rank'))
  const ranks = (rank: string) => ofRanks(changed({ replace: `单项“{{指标}}”${listed}`, by: rank }))
  test('a rank in other words: 位 for 名, digits, the name of the indicator without quotation marks', () => {
    expect(ranks('单项“{{指标}}”列第{{名次}}位')).toEqual([])
    expect(ranks('{{指标}}居第{{名次}}位')).toEqual([])
    expect(ranks('“{{指标}}”居全省第3名')).toEqual([])
    const overall = '综合得分排序{{#if 本地.综合并列}}并列{{/if}}第{{本地.综合名次}}名'
    expect(ofRanks(changed({ replace: overall, by: '总分居第4位' }, '延边州'))).toEqual([])
  })
  test('without 名 or 位, and 并列 behind', () => {
    const overall = '综合得分排序{{#if 本地.综合并列}}并列{{/if}}第{{本地.综合名次}}名'
    const said = (by: string, name = '延边州', replace = overall) => changed({ replace, by }, name)
    for (const words of [
      '综合得分排名第{{本地.综合名次}}',
      '综合得分列全省第{{本地.综合名次}}',
      '综合得分第{{本地.综合名次}}',
    ])
      expect(said(words)).toEqual([])
    expect(said('综合得分排名第三')).toEqual(['letter-rank 给延边州的函写着“综合得分”第三，应是“第四名”'])
    const single = '单项“{{指标}}”{{#if 并列}}并列{{/if}}第{{名次}}名'
    expect(said('“{{指标}}”第{{名次}}名{{#if 并列}}（并列）{{/if}}', '四平市', single)).toEqual([])
    expect(said('“{{指标}}”第{{名次}}{{#if 并列}}（并列）{{/if}}', '四平市', single)).toEqual([])
    // No ranks: points, and what is counted in its order.
    const points = (words: string) => changed({ replace: highlight, by: `${highlight}\n\n${words}` })
    expect(points('综合得分要提高。第一，抓落实；第二，补短板。')).toEqual([])
    expect(points('综合得分居全省第一方阵。')).toEqual([])
  })
  test('in a table, and by a name that the data do not have: the value says of what it is', () => {
    const single =
      '按照{{本地.单项依据}}排序，{{本地.称呼}}{{#各项 本地.单项 分隔="，"}}单项“{{指标}}”{{#if 并列}}并列{{/if}}第{{名次}}名{{/各项}}。'
    const table = (cell: string) =>
      `\n| 指标 | 名次 |\n|:---|:---:|\n{{#each 本地.单项}}\n| {{指标}} | ${cell} |\n{{/each}}\n`
    const said = (cell: string) => changed({ replace: single, by: table(cell) }, '四平市')
    expect(said('{{#if 并列}}并列{{/if}}第{{名次}}名')).toEqual([])
    expect(said('{{#if 并列}}并列{{/if}}第{{名次}}')).toEqual([])
    for (const cell of ['{{#if 并列}}并列{{/if}}{{名次}}', '（{{名次}}{{#if 并列}}（并列）{{/if}}）'])
      expect([cell, said(cell)]).toEqual([cell, []])
    expect(said('{{名次}}')).toEqual(['letter-rank 给四平市的函写着“家政从业人员培训”一，应是“并列第一名”'])
    expect(said('第{{名次}}名')).toEqual(['letter-rank 给四平市的函写着“家政从业人员培训”第一名，应是“并列第一名”'])
    const overall = '综合得分排序{{#if 本地.综合并列}}并列{{/if}}第{{本地.综合名次}}名'
    expect(changed({ replace: overall, by: '考评总成绩第{{本地.综合名次}}名' }, '延边州')).toEqual([])
    expect(changed({ replace: overall, by: '城镇新增就业第{{本地.综合名次}}名' }, '延边州')).toHaveLength(2)
  })
  test('a wrong rank in other words', () => {
    expect(ranks('{{指标}}居第2位')).toEqual([
      'letter-rank 给松原市的函写着“农村转移就业劳动者等重点群体职业技能培训”第2位，应是“第三名”',
    ])
  })
  describe('a position behind the cut, where places report', () => {
    const below = (rank: string, name: string) => {
      const own = `{{#each 本地.上报}}{{#if 名次}}{{指标}}列${rank}。{{/if}}{{/each}}`
      const by = `${own}\n\n${highlight}`
      return complaints(lettersOf([{ file: template, replace: highlight, by }], '2023-示例', [name]))
    }
    test('is that which is computed', () => {
      expect(below('第{{名次}}位', '白城市')).toEqual([])
    })
    test('is said to be shared where it is', () => {
      const shared = '{{#if 并列}}并列{{/if}}第{{名次}}位'
      for (const name of ['白城市', '通化市', '延边州']) expect(below(shared, name)).toEqual([])
      expect(below('第{{名次}}位', '通化市')).toHaveLength(1)
    })
    test('or an error: another one, and one that is shared with nobody', () => {
      expect(below('第九位', '白城市').length).toBeGreaterThan(3)
      expect(below('并列第{{名次}}位', '白城市').length).toBeGreaterThan(3)
    })
  })
  test('a ranking that is left out', () => {
    expect(
      changed(
        { replace: '综合得分排序{{#if 本地.综合并列}}并列{{/if}}第{{本地.综合名次}}名', by: '名列前茅' },
        '延边州',
      ),
    ).toEqual(['letter-rank 给延边州的函漏写了“综合得分”第四名'])
  })

  describe('of a ranking that the notice keeps to itself', () => {
    const notice = 'templates/通报.hbs'
    const untold = (instead = '。'): readonly Change[] => [
      { file: notice, replace: '}}为：\n{{名单 综合排名}}。', by: `}}${instead}` },
      { file: notice, replace: '}}的{{名单 综合排名}}，', by: '}}的单位，' },
    ]
    const of = (...change: readonly Change[]) => complaints(lettersOf(change, '2022', ['延边州']))
    const silent = {
      file: template,
      replace: '综合得分排序{{#if 本地.综合并列}}并列{{/if}}第{{本地.综合名次}}名',
      by: '名列前茅',
    }
    test('says nothing', () => {
      expect(of(...untold(), silent)).toEqual([])
      expect(of(...untold())).toEqual(['letter-rank 给延边州的函写着“综合得分”第四名，通报里却没有印出这个排名'])
    })
    test('not where the notice names those who are listed, by itself or in its own way', () => {
      const byTurns = '为：{{#各项 地方 有="名称" 分隔="、"}}{{名称}}{{/各项}}。'
      for (const words of ['为：长春市、辽源市、吉林市、延边州。', byTurns]) {
        expect(of(...untold(words))).toEqual([])
        expect(of(...untold(words), silent)).toEqual(['letter-rank 给延边州的函漏写了“综合得分”第四名'])
      }
    })
  })
})

describe('a letter names its notice rightly', () => {
  const cited = '{{通报.日期}}，{{通报.发文机关}}印发了《{{通报.标题}}》（{{通报.文号}}）'
  const told = 'letter-quote 给松原市的函引用通报时写错了：'
  test.each([
    ['its own date', '{{通报.日期}}', '{{本函.成文日期}}', '日期应是2023年4月3日'],
    ['its own number', '{{通报.文号}}', '{{本函.文号}}', '文号应是吉政函〔2023〕10号'],
    [
      'a title by hand',
      '{{通报.标题}}',
      '关于{{年度}}年度考评情况的通报',
      '标题应是《吉林省人民政府关于2022年度全省就业创业工作目标责任制考评情况的通报》',
    ],
  ])('not by %s', (_, right, wrong, expected) => {
    expect(changed({ replace: cited, by: cited.replace(right, wrong) })).toEqual([told + expected])
  })
  test('a date that is typed in, while that of the notice is 待补, is not held against a day that nobody has set', () => {
    const open = { file: 'data/2022/文件.yaml', replace: '成文日期: 2023年4月3日', by: '成文日期: 待补' }
    const typed = { file: template, replace: cited, by: cited.replace('{{通报.日期}}', '2023年4月3日') }
    const found = complaints(lettersOf([open, typed], '2022', ['松原市']))
    expect(found.filter((each) => each.startsWith('letter-quote'))).toEqual([])
  })
  describe('that is joint', () => {
    const notice = 'templates/通报.hbs'
    const joint: readonly Change[] = [
      { file: notice, replace: "标志: '{{发文机关}}'", by: "标志: ['{{发文机关}}', 吉林市人才局]" },
      { file: notice, replace: "署名: '{{发文机关}}'", by: "署名: ['{{发文机关}}', 吉林市人才局]" },
    ]
    test('by all who issue it, of whom one may be called after a place', () => {
      const made = lettersOf(joint, '2022', ['松原市'])
      expect(complaints(made)).toEqual([])
      expect(made.ok && made.value.flatMap(paragraphsOf).join()).toContain('3日，吉林省人民政府、吉林市人才局印发了《')
    })
    test('not by the first of them alone', () => {
      const alone = { file: template, replace: cited, by: cited.replace('{{通报.发文机关}}', '{{发文机关}}') }
      expect(complaints(lettersOf([...joint, alone], '2022', ['松原市']))).toEqual([
        'letter-quote 给松原市的函说通报由吉林省人民政府印发，它是吉林省人民政府、吉林市人才局联合印发的',
      ])
      const late = { ...alone, by: alone.by.replace('{{通报.日期}}', '{{本函.成文日期}}') }
      expect(complaints(lettersOf([...joint, late], '2022', ['松原市']))).toEqual([`${told}日期应是2023年4月3日`])
    })
  })
  test('other documents are none of its concern', () => {
    expect(changed({ replace: cited, by: `${cited}，《就业促进办法》（{{本函.文号}}）` })).toEqual([])
  })
})

describe('the head and the end of a letter are its own', () => {
  const told = 'letter-head 给松原市的函'
  test.each([
    [
      "标志: '{{本函.标志}}'",
      "标志: '{{发文机关}}'",
      '的发文机关标志是“吉林省人民政府”，应是“吉林省就业工作领导小组办公室”',
    ],
    ["文号: '{{本函.文号}}'", "文号: '{{文号}}'", '的文号是“吉政函〔2023〕10号”，应是“吉就办函〔2023〕　号”'],
    ['{{本函.成文日期}}', '{{成文日期}}', '的成文日期是“2023年4月3日”，应是“2023年4月10日”'],
    ['{{本地.主送}}：', '{{本地.称呼}}：', '主送“你市”，这个地方的机关是“松原市人民政府”'],
    ['{{本地.主送}}：', '{{本地.名称}}：', '主送“松原市”，这个地方的机关是“松原市人民政府”'],
  ])('%s is not %s', (replace, by, expected) => {
    expect(changed({ replace, by })).toEqual([told + expected])
  })
  test('what it is called in its title and at its end is what 函.yaml says that it is', () => {
    const notice = { file: 'data/2022/函.yaml', replace: '文种: 函', by: '文种: 通知' }
    const of = (...change: readonly Change[]) => complaints(lettersOf([notice, ...change], '2022', ['松原市']))
    expect(of()).toEqual(['letter-form 文种是“通知”，结语却是“特此函告。”'])
    const closing = { file: 'data/2022/函.yaml', replace: '特此函告', by: '特此通知' }
    expect(of(closing)).toEqual([])
    expect(of(closing, { file: template, replace: '有关情况的{{文种}}', by: '有关情况的函' })).toEqual([
      `${told}的标题末尾是“函”，函.yaml 里的文种是“通知”`,
    ])
  })
  test('another organ of the place may be addressed', () => {
    expect(changed({ replace: '{{本地.主送}}：', by: '{{本地.名称}}就业工作领导小组：' })).toEqual([])
    const [area] = [changed({ replace: '{{本地.主送}}：', by: '{{本地.主送}}：' }, '长白山保护开发区')]
    expect(area).toEqual([])
  })
  test.each([
    ["抄送: '{{#if 本函.抄送}}{{本函.抄送}}。{{/if}}'", "抄送: '{{#if 抄送}}{{抄送}}。{{/if}}'", '抄送机关'],
    ['{{本函.结语}}\n', '', '结语'],
  ])('without %s what 函.yaml has is missed', (replace, by, key) => {
    expect(changed({ replace, by })).toEqual([`fact-unprinted 函.yaml 里的“${key}”没有印出`])
  })
})

describe('what 函.yaml says of places', () => {
  const facts = 'data/2022/函.yaml'
  test('a kind of place under the name of another', () => {
    const change = [{ file: facts, replace: '{市: 你市, 州: 你州', by: '{市: 你州, 州: 你州' }]
    expect(complaints(lettersOf(change, '2022', ['延边州']))).toEqual([
      'letter-form 名称末尾是“市”的地方，函里称“你州”',
    ])
  })
  test('a place that gets a copy of the letter of another', () => {
    const copied = '抄送机关: 省人力资源社会保障厅'
    const change = [{ file: facts, replace: copied, by: `${copied}，长春市人民政府` }]
    expect(complaints(lettersOf(change, '2022', ['松原市']))).toEqual([
      'letter-other-place 给松原市的函里出现了别的地方：“长春市人民政府”',
    ])
  })
})

describe('what a letter says of the rankings agrees with their cuts', () => {
  test('the number of the first', () => {
    expect(changed({ replace: '排序{{综合前几名}}的单位，', by: '排序前五名的单位，' })).toEqual([
      'count-mismatch “前五名”与数据不符：综合取前 4 名',
    ])
  })
  test('the cut of the other ranking', () => {
    expect(changed({ replace: highlight, by: `${highlight}\n\n单项指标{{综合前几名}}见通报。` })).toEqual([
      'count-mismatch “前四名”与数据不符：单项取前 3 名',
    ])
  })
})

describe('a letter is of one place', () => {
  test('a list of all places', () => {
    const found = changed({ replace: highlight, by: `${highlight}\n\n前四名为{{名单 综合排名}}。` })
    expect(found).toEqual(
      ['长春市', '辽源市', '吉林市', '延边州'].map(
        (name) => `letter-other-place 给松原市的函里出现了别的地方：“${name}”`,
      ),
    )
  })
  test('a place whose name holds that of this one', () => {
    const by = `${highlight}\n\n请与长白山保护开发区交流经验，并报长白山管委会。`
    expect(changed({ replace: highlight, by }, '白山市')).toEqual([
      'letter-other-place 给白山市的函里出现了别的地方：“长白山保护开发区”',
      'letter-other-place 给白山市的函里出现了别的地方：“长白山管委会”',
    ])
    expect(changed({ replace: highlight, by }, '长白山保护开发区')).toEqual([])
  })
  test('a short name of one character is none in other words: 城 of 城镇, 息 of 信息', () => {
    const change = [{ file: 'data/地方.yaml', replace: '简称: 白城', by: '简称: 城' }]
    const result = lettersOf(change, '2022', ['长春市', '白城市'])
    expect(complaints(result)).toEqual([])
  })
  test('a short name that is a word in what the letter says can be answered for', () => {
    const short = { file: 'data/地方.yaml', replace: '简称: 长春', by: '简称: 产业' }
    const words = { file: template, replace: highlight, by: `${highlight}\n\n发展新兴产业。` }
    const waiver = {
      file: 'data/2022/豁免.yaml',
      replace: '豁免:\n',
      by: '豁免:\n  - {代码: letter-other-place, 原文: 新兴产业, 理由: 不是地名, 批准: 张三, 日期: 2023年4月1日}\n',
    }
    const told = 'letter-other-place 给松原市的函里出现了别的地方：“产业”'
    expect(complaints(lettersOf([short, words], '2022', ['松原市']))).toEqual([told])
    const made = lettersOf([short, words, waiver], '2022', ['松原市'])
    expect({ ok: made.ok, said: complaints(made) }).toEqual({ ok: true, said: [] })
  })
  test('the highlights of all places', () => {
    const found = changed({ replace: highlight, by: '{{#each 地方}}\n{{亮点}}\n\n{{/each}}' })
    expect(found.filter((each) => each.startsWith('letter-other-figure')).length).toBeGreaterThan(10)
    expect(found).toContain('letter-other-place 给松原市的函里印了长白山保护开发区的亮点')
  })
  test('a highlight that names no place and has no figure', () => {
    const bare = { file: 'data/2022/亮点/长春市.md', content: '坚持把就业摆在突出位置，推动机制落地见效。\n' }
    const leak = { file: template, replace: highlight, by: '{{#each 地方}}\n{{亮点}}\n\n{{/each}}' }
    const result = lettersOf([bare, leak], '2022', ['松原市'])
    const found = result.diagnostics.filter(({ message }) => message === '给松原市的函里印了长春市的亮点')
    expect(found.map(({ code, severity }) => `${severity} ${code}`)).toEqual(['error letter-other-place'])
  })
  test('a figure of another place', () => {
    expect(changed({ replace: highlight, by: `${highlight}\n\n提供岗位{{数 "吉林市/提供岗位"}}。` })).toEqual([
      'letter-other-figure 给松原市的函里出现了吉林市的数字：“16.3万个次”',
    ])
  })
  test('a figure of another place from the year before, and what follows from its figures alone', () => {
    const last = { file: 'data/2022/上年.yaml', content: '来源: 上年的通报\n上年:\n  吉林市/提供岗位: 15.1万个次\n' }
    const growth = {
      file: 'data/2022/数字.yaml',
      replace: '数字:\n',
      by: '数字:\n  岗位增长: {增长: [吉林市/提供岗位, 上年/吉林市/提供岗位], 小数: 1}\n',
    }
    const by = `${highlight}\n\n上年提供岗位{{数 "上年/吉林市/提供岗位"}}，增长{{数 "岗位增长"}}。`
    const found = complaints(lettersOf([last, growth, { file: template, replace: highlight, by }], '2022', ['松原市']))
    expect(found.filter((each) => each.startsWith('letter-other-figure'))).toEqual([
      'letter-other-figure 给松原市的函里出现了吉林市的数字：“15.1万个次”',
      'letter-other-figure 给松原市的函里出现了吉林市的数字：“7.9%”',
    ])
  })
  test('the place of the mistake is where the figure is named, not where it is reported', () => {
    const by = `${highlight}\n\n提供岗位{{数 "吉林市/提供岗位"}}。`
    const { diagnostics } = lettersOf([{ file: template, replace: highlight, by }], '2022', ['松原市'])
    expect(diagnostics.find(({ code }) => code === 'letter-other-figure')?.at?.file).toBe(template)
  })
  test('a figure that this place shares is no leak', () => {
    const change = [
      { file: template, replace: highlight, by: `${highlight}\n\n共{{数 "吉林市/提供岗位"}}。` },
      { file: 'data/2022/亮点/松原市.md', replace: '数字:\n', by: '数字:\n  提供岗位: 16.3万个次\n' },
    ]
    expect(complaints(lettersOf(change, '2022', ['松原市']))).toEqual([])
  })
  test.each(['推介岗位: 16.3万个次', '提供岗位: 2.1万个次\n  推介岗位: 16.3万个次'])(
    'a number that is the same by chance under another name is that of the other place: %s',
    (own) => {
      const change = [
        { file: template, replace: highlight, by: `${highlight}\n\n提供岗位{{数 "吉林市/提供岗位"}}。` },
        { file: 'data/2022/亮点/松原市.md', replace: '数字:\n', by: `数字:\n  ${own}\n` },
      ]
      expect(complaints(lettersOf(change, '2022', ['松原市']))).toContain(
        'letter-other-figure 给松原市的函里出现了吉林市的数字：“16.3万个次”',
      )
    },
  )
  test('digits of the own place that count something else are no excuse', () => {
    const change = [
      { file: template, replace: highlight, by: `${highlight}\n\n共{{数 "四平市/劳务品牌"}}。` },
      { file: 'data/2022/亮点/松原市.md', replace: '数字:\n', by: '数字:\n  劳务品牌: 7场\n' },
    ]
    expect(complaints(lettersOf(change, '2022', ['松原市']))).toContain(
      'letter-other-figure 给松原市的函里出现了四平市的数字：“7个”',
    )
  })
  test('a neighbour that the own highlight names is shown, not refused', () => {
    const change = [{ file: 'data/2022/亮点/松原市.md', replace: '松原市通过', by: '松原市联合长春市，通过' }]
    const result = lettersOf(change, '2022', ['松原市'])
    expect(result.ok).toBe(true)
    expect(complaints(result)).toEqual(['letter-other-place 给松原市的函里出现了别的地方：“长春市”'])
  })
  test('once someone has answered for it, it is no matter any more, of the letter or of the notice', () => {
    const waiver = (code: string, quote: string) => ({
      file: 'data/2022/豁免.yaml',
      replace: '豁免:\n',
      by: `豁免:\n  - {代码: ${code}, 原文: ${quote}, 理由: 核对过, 批准: 张三, 日期: 2023年4月1日}\n`,
    })
    const neighbour = { file: 'data/2022/亮点/松原市.md', replace: '松原市通过', by: '松原市联合长春市，通过' }
    const change = [neighbour, waiver('letter-other-place', '联合长春市')]
    const made = lettersOf(change, '2022', ['松原市'])
    expect(complaints(made)).toEqual([])
    expect(made.diagnostics.map(({ code, hint }) => `${code} ${hint}`)).toContain('waived 核对过（张三，2023年4月1日）')
    expect(staleWaivers(change)).toEqual([])
    // A year without letters has nothing that it could be of.
    expect(staleWaivers([...change, { file: 'data/2022/函.yaml', remove: true }])).toHaveLength(1)
  })
  test('for a figure of another place, and for words that the notice does not have, nobody can answer', () => {
    const leak = { file: template, replace: highlight, by: `${highlight}\n\n提供岗位{{数 "吉林市/提供岗位"}}。` }
    const waiver = {
      file: 'data/2022/豁免.yaml',
      replace: '豁免:\n',
      by: '豁免:\n  - {代码: letter-other-figure, 原文: 提供岗位16.3万个次, 理由: 核对过, 批准: 张三, 日期: 2023年4月1日}\n',
    }
    expect(complaints(lettersOf([leak, waiver], '2022', ['松原市']))).toEqual([
      'letter-other-figure 给松原市的函里出现了吉林市的数字：“16.3万个次”',
    ])
  })
  test('a typed figure', () => {
    expect(changed({ replace: highlight, by: `${highlight}\n\n共有岗位16个。` })).toEqual([
      'digits-typed 文字里直接写了数字“16”',
    ])
  })
})

test('the problems of all letters come in one run', () => {
  const found = complaints(lettersOf([{ file: template, replace: '第{{名次}}名', by: '第九名' }]))
  for (const name of ['长春市', '四平市', '梅河口市']) expect(found.join('\n')).toContain(`给${name}的函`)
})

describe('a figure of the letter stands in its own column', () => {
  const own = '{{#if 计划}}{{计划}}{{else}}—{{/if}}'
  const other = '{{#if 完成率}}{{完成率}}{{else}}—{{/if}}'
  const attachment = 'templates/摘录函.附件1.hbs'

  test('two columns exchanged', () => {
    const exchanged = [
      { file: attachment, replace: own, by: '{{甲}}' },
      { file: attachment, replace: other, by: own },
      { file: attachment, replace: '{{甲}}', by: other },
    ]
    const found = complaints(lettersOf(exchanged, '2023-示例', ['长春市']))
    expect(found.length).toBeGreaterThan(1)
    expect(found.every((each) => each.startsWith('figure-misplaced '))).toBe(true)
  })
})

describe('where the overall ranking lists one place', () => {
  const indicators = 'data/2022/指标.yaml'
  const one = [
    { file: indicators, replace: '综合取前: 4', by: '综合取前: 1' },
    { file: indicators, replace: '综合排名: [长春市, 辽源市, 吉林市, 延边州]', by: '综合排名: [长春市]' },
  ]
  const words = (change: readonly Change[], name: string) => {
    const made = lettersOf(change, '2022', [name])
    return made.ok ? made.value.flatMap(paragraphsOf).join('\n') : ''
  }
  test('it is the first, not one of the first one', () => {
    expect(complaints(lettersOf(one, '2022', ['长春市', '白城市', '松原市']))).toEqual([])
    expect(words(one, '长春市')).toContain('对考核综合得分排序第一名的单位（即你市），')
    expect(words(one, '白城市')).toContain('对考核综合得分排序第一名的单位，')
  })
  test('but where others share the position', () => {
    const tied = one.map((each) => ({ ...each, by: each.by.replace('[长春市]', '[长春市及辽源市]') }))
    expect(words(tied, '长春市')).toContain('对考核综合得分排序第一名的单位（含你市），')
  })
})

describe('a letter includes its place in a list that has it, and only there', () => {
  const indicators = 'data/2022/指标.yaml'
  const list = '综合排名: [长春市, 辽源市, 吉林市, 延边州]'
  const others = '{{片段.结果应用}}\n\n希望{{本地.称呼}}对照'
  const silent = '通报对“排名靠前的单位予以表扬”；对'
  const of = (name: string, ...change: readonly Change[]) =>
    complaints(lettersOf(change, '2022', [name])).filter((each) => each.startsWith('letter-rank'))
  const letter = (replace: string, by: string) => ({ file: template, replace, by })
  const unlisted = {
    ...{ file: indicators, replace: '[四平市, 吉林市, 松原市]' },
    by: '[四平市, 吉林市, 通化市]',
  }
  const said = (words: string) => of('松原市', unlisted, letter(`的单位，${others}`, `的单位（${words}），${others}`))

  test('not one that is not in it', () => {
    expect(said('含{{本地.称呼}}')).toEqual(['letter-rank 给松原市的函写着“综合得分”（含你市），排名里没有它'])
    expect(said('即{{本地.称呼}}')).toHaveLength(1)
    expect(said('包括{{本地.名称}}')).toHaveLength(1)
    for (const words of ['不含{{本地.称呼}}', '含并列', '含{{本地.称呼}}所属各单位'])
      expect([words, said(words)]).toEqual([words, []])
  })
  test('one that is', () => {
    expect(of('延边州', letter('{{else}}含{{/if}}', '{{else}}不含{{/if}}'))).toEqual([
      'letter-rank 给延边州的函写着“综合得分”（不含你州），排名里有它',
    ])
    expect(of('延边州', letter('{{else}}含{{/if}}', '{{else}}即{{/if}}'))).toEqual([
      'letter-rank 给延边州的函写着“综合得分”（即你州），排名里不止它一个',
    ])
  })
  test('nothing is held against a list that is open, or that the data do not cut there', () => {
    const sentence = '通报对{{其他.得分名称}}排序{{综合前几名}}的单位（含{{本地.称呼}}）给予倾斜。'
    const pending = letter('{{本地.结果待补}}\n{{else}}', `${sentence}\n{{else}}`)
    const open = [unlisted, pending, { file: indicators, replace: list, by: '综合排名: 待补' }]
    const made = lettersOf(open, '2022', ['松原市'])
    expect(made.ok ? made.value.flatMap(paragraphsOf).join() : '').toContain('前四名的单位（含你市）')
    expect(of('松原市', ...open)).toEqual([])
    expect(of('松原市', unlisted, letter(silent, `${sentence}${silent}`))).toHaveLength(1)
    // What the notice says itself is quoted.
    const result = {
      file: 'data/2022/片段/结果应用.md',
      replace: '在{{奖励年度}}',
      by: '即综合得分{{综合前几名}}的单位（含松原市），在{{奖励年度}}',
    }
    expect(of('松原市', unlisted, result)).toEqual([])
    const typed = sentence.replace('{{综合前几名}}', '靠前')
    expect(of('松原市', unlisted, letter(silent, `${typed}${silent}`))).toEqual([])
  })
})

describe('a letter commends whom the notice commends', () => {
  const notice = 'templates/通报.hbs'
  const commending = (by: string) => ({ file: notice, replace: '对以上排名靠前的单位予以表扬', by })
  const of = (name: string, ...change: readonly Change[]) =>
    complaints(lettersOf(change, '2022', [name])).filter((each) => each.startsWith('letter-commended'))
  const letter = (replace: string, by: string) => ({ file: template, replace, by })
  const silent = '通报对“排名靠前的单位予以表扬”；对'
  test('not one that stands in no ranking', () => {
    const unlisted = {
      file: 'data/2022/指标.yaml',
      replace: '[四平市, 吉林市, 松原市]',
      by: '[四平市, 吉林市, 通化市]',
    }
    const says = (by: string) => of('松原市', unlisted, letter(silent, by))
    expect(says('{{本地.称呼}}在表扬之列；对')).toEqual(['letter-commended 给松原市的函说它受到表扬，通报没有表扬它'])
    expect(says('通报对{{本地.称呼}}予以通报表扬；对')).toHaveLength(1)
    expect(says('{{本地.称呼}}没有列入表扬名单；对')).toEqual([])
    for (const words of [
      '通报予以表扬；对',
      '{{本地.称呼}}要向受到表扬的单位学习；对',
      '{{本地.称呼}}表扬了一批单位；对',
    ])
      expect([words, says(words)]).toEqual([words, []])
  })
  test('every one that stands in one', () => {
    const first = '，{{本地.称呼}}在表扬之列；对{{其他.得分名称}}排序{{综合前几名}}的单位（'
    expect(of('延边州', letter(first, first.replace('在', '不在')))).toEqual([
      'letter-commended 给延边州的函说它没有受到表扬，通报表扬了它',
    ])
    expect(of('延边州', letter(first, first.replace('，{{本地.称呼}}在表扬之列', '')))).toEqual([
      'letter-commended 通报表扬了延边州，给延边州的函没有说',
    ])
  })
  test('what is false is an error; what is left out is a warning, for an office may want to tell figures alone', () => {
    const first = '，{{本地.称呼}}在表扬之列；对{{其他.得分名称}}排序{{综合前几名}}的单位（'
    const severities = (by: string) =>
      lettersOf([letter(first, by)], '2022', ['延边州']).diagnostics.flatMap(({ code, severity }) =>
        code === 'letter-commended' ? [severity] : [],
      )
    expect(severities(first.replace('在', '不在'))).toEqual(['error'])
    expect(severities(first.replace('，{{本地.称呼}}在表扬之列', ''))).toEqual(['warning'])
  })
  test('those that the notice names, or of one ranking alone', () => {
    // 白城市 stands in the ranking of an indicator only.
    const passedOver = ['letter-commended 给白城市的函说它受到表扬，通报没有表扬它']
    for (const by of ['对综合排名靠前的单位予以表扬', '对{{名单 综合排名}}予以表扬'])
      expect([by, of('白城市', commending(by))]).toEqual([by, passedOver])
    for (const by of ['吉林省人民政府决定对单项排名靠前的单位予以通报表扬', '对白城市、延边州予以表扬'])
      expect([by, of('白城市', commending(by))]).toEqual([by, []])
    expect(of('白城市', commending('对以上排名靠前的单位给予奖励'))).toEqual(passedOver)
  })
  test('where the list is still open, or the notice keeps it to itself, of nobody who may be on it', () => {
    const praised = letter(silent, '{{本地.称呼}}在表扬之列；对')
    const unlisted = {
      file: 'data/2022/指标.yaml',
      replace: '[四平市, 吉林市, 松原市]',
      by: '[四平市, 吉林市, 通化市]',
    }
    const result = letter('{{本地.结果待补}}\n{{else}}', '{{本地.称呼}}在表扬之列。\n{{else}}')
    const open = {
      file: 'data/2022/指标.yaml',
      replace: '综合排名: [长春市, 辽源市, 吉林市, 延边州]',
      by: '综合排名: 待补',
    }
    expect(of('松原市', unlisted, praised)).toHaveLength(1)
    expect(of('松原市', unlisted, open, result)).toEqual([])
    const untold: readonly Change[] = [
      { file: notice, replace: '}}为：\n{{名单 综合排名}}。', by: '}}。' },
      { file: notice, replace: '}}的{{名单 综合排名}}，', by: '}}的单位，' },
    ]
    const first = '，{{本地.称呼}}在表扬之列；对{{其他.得分名称}}排序{{综合前几名}}的单位（'
    const unsaid = letter(first, first.replace('，{{本地.称呼}}在表扬之列', ''))
    expect(of('延边州', ...untold)).toEqual([])
    expect(of('延边州', ...untold, unsaid)).toEqual([])
  })
  test('nobody can tell where the notice does not say whom', () => {
    for (const by of ['对延边州等单位予以表扬', '对下列单位予以表扬', '排名靠前的单位受到国务院表扬'])
      expect([by, of('白城市', commending(by)), of('松原市', commending(by))]).toEqual([by, [], []])
  })
})
