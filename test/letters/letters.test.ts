import { describe, expect, test } from 'vitest'
import { findElement } from '../../src/document/document.js'
import { plainText } from '../../src/document/inline.js'
import type { LaidOutLetter as Letter } from '../../src/letters/compose-letters.js'
import { complaints, lettersOf, paragraphsOf } from './letters-of.js'

const made = lettersOf()
const letters: readonly Letter[] = made.ok ? made.value : []
const letterTo = (name: string, from = letters): Letter => {
  const found = from.find(({ place }) => place.name.value === name)
  if (!found) throw new Error(`no letter to ${name}`)
  return found
}
const wordsTo = (name: string, from = letters) => paragraphsOf(letterTo(name, from)).join('\n')

describe('the letters of 2022', () => {
  test('one a place, in official order, and nothing to complain of', () => {
    expect(complaints(made)).toEqual([])
    expect(letters.map(({ order, place }) => `${order} ${place.name.value}`)).toEqual([
      '1 长春市',
      '2 吉林市',
      '3 四平市',
      '4 辽源市',
      '5 通化市',
      '6 白山市',
      '7 松原市',
      '8 白城市',
      '9 延边州',
      '10 长白山保护开发区',
      '11 梅河口市',
    ])
  })

  test('the whole letter to 延边州, which only the overall ranking lists', () => {
    expect(paragraphsOf(letterTo('延边州'))).toEqual([
      '吉林省就业工作领导小组办公室',
      '吉就办函〔2023〕　号',
      '吉林省就业工作领导小组办公室关于2022年度就业创业工作目标责任制考评有关情况的函',
      '延边州人民政府：',
      '2023年4月3日，吉林省人民政府印发了《吉林省人民政府关于2022年度全省就业创业工作目标责任制考评情况的通报》（吉政函〔2023〕10号）。现将通报中涉及你州的内容摘录如下：',
      '一、考评结果',
      '你州综合得分排序第四名。',
      '二、工作亮点',
      '通报对你州工作亮点的表述是：',
      '延边州开展“五比五看争标杆”活动，着力构建“1+2+3+N”就业创业工作机制，不断提升工作效能和服务水平，促进城镇失业人员再就业9440人。',
      '三、结果应用',
      '通报对“排名靠前的单位予以表扬”，你州在表扬之列；对考核综合得分排序前四名的单位（含你州），在2023年度就业补助资金、创业促就业专项资金分配时，给予一定倾斜。',
      '希望你州总结推广好的做法，继续做好就业创业各项工作。',
      '特此函告。',
      '吉林省就业工作领导小组办公室',
      '2023年4月10日',
      '省人力资源社会保障厅。',
    ])
  })

  test.each([
    ['松原市', '按照指标完成比例排序，你市单项“农村转移就业劳动者等重点群体职业技能培训”第三名。'],
    ['辽源市', '你市综合得分排序第二名。按照指标完成比例排序，你市单项“农村劳动力转移就业”第一名，'],
    ['四平市', '单项“家政从业人员培训”并列第一名，单项“创业培训”第三名'],
    ['白山市', '单项“家政从业人员培训”并列第一名，单项“开展残疾人职业技能培训和创业培训”第三名'],
    ['长白山保护开发区', '长白山管委会：\n'],
    ['梅河口市', '梅河口市人民政府：\n'],
  ])('%s: %s', (name, words) => {
    expect(wordsTo(name)).toContain(words)
  })

  test.each([
    ['连续', '长春市, 辽源市及吉林市, 延边州, 松原市', '三'],
    ['跳号', '长春市, 辽源市及吉林市, 延边州', '四'],
  ])('a tie of the overall ranking, and the position behind it: %s', (ties, ranking, behind) => {
    const file = 'data/2022/指标.yaml'
    const overall = '综合排名: [长春市, 辽源市, 吉林市, 延边州]'
    const one = '  - 名称: 家政从业人员培训\n'
    const change = [
      { file, replace: overall, by: `综合排名: [${ranking}]\n并列: ${ties}` },
      { file, replace: one, by: `${one}    并列: 连续\n` },
    ]
    const tied = lettersOf(change, '2022', ['长春市', '吉林市', '延边州'])
    const said = tied.ok
      ? tied.value.map((letter) => /综合得分排序([^，。]*)/u.exec(paragraphsOf(letter).join())?.[1])
      : []
    expect(said).toEqual(['第一名', '并列第二名', `第${behind}名`])
  })

  test('says nothing of the overall ranking to a place that it does not list', () => {
    expect(wordsTo('松原市')).not.toContain('综合得分排序第')
    expect(wordsTo('松原市')).not.toContain('（含你市）')
  })

  test('has no attachment, as no reports are known', () => {
    for (const { document } of letters) {
      expect(findElement(document, 'attachment')).toBeUndefined()
      expect(findElement(document, 'attachment-note')).toBeUndefined()
    }
  })

  test('no letter holds the name of another place', () => {
    for (const { place, document } of letters) {
      const words = paragraphsOf({ place, document } as Letter)
        .join('\n')
        .replaceAll(/吉林省/g, '')
        .replaceAll(place.name.value, '')
        .replaceAll(place.shortName.value, '')
      for (const other of letters) {
        if (other.place === place) continue
        expect(words).not.toContain(other.place.name.value)
        expect(words).not.toContain(other.place.shortName.value)
      }
    }
  })

  test('is the same again', () => {
    expect(JSON.stringify(lettersOf())).toBe(JSON.stringify(made))
  })
})

test('a place that no ranking lists is told so, and encouraged', () => {
  const single = lettersOf(
    [
      {
        file: 'data/2022/指标.yaml',
        replace: '排名: [四平市, 吉林市, 松原市]',
        by: '排名: [四平市, 吉林市, 白城市]',
      },
    ],
    '2022',
    ['松原市'],
  )
  // The check of the notice is not run here; the letter follows the data.
  expect(complaints(single)).toEqual([])
  const words = wordsTo('松原市', single.ok ? single.value : [])
  expect(words).toContain('你市没有列入综合得分排序前四名和单项指标前三名。')
  expect(words).toContain('希望你市对照目标任务查找差距')
  expect(words).not.toContain('你市在表扬之列')
})

test('a letter says by what the rankings go that list its place, and of no other', () => {
  const change = {
    file: 'data/2022/指标.yaml',
    replace: '  - 名称: 家政从业人员培训\n',
    by: '  - 名称: 家政从业人员培训\n    排名依据: 完成\n    次序: 升序\n',
  }
  const made = lettersOf([change], '2022', ['长春市', '四平市'])
  expect(complaints(made)).toEqual([])
  const letters = made.ok ? made.value : []
  expect(wordsTo('长春市', letters)).toContain('按照指标完成比例排序，你市单项')
  expect(wordsTo('四平市', letters)).toContain('按照指标完成比例、完成数排序，你市单项')
  const alone = lettersOf(
    [
      {
        ...change,
        replace: '农村转移就业劳动者等重点群体职业技能培训\n',
        by: '农村转移就业劳动者等重点群体职业技能培训\n    排名依据: 完成\n    次序: 升序\n',
      },
    ],
    '2022',
    ['松原市'],
  )
  expect(wordsTo('松原市', alone.ok ? alone.value : [])).toContain('按照指标完成数由少到多排序，你市单项')
})

describe('where places have reported', () => {
  const sample = lettersOf([], '2023-示例')
  const all: readonly Letter[] = sample.ok ? sample.value : []

  test('the attachment shows the figures of this place alone', () => {
    expect(complaints(sample)).toEqual([])
    const attachment = findElement(letterTo('长春市', all).document, 'attachment')
    expect(attachment?.label).toBe('附件')
    const [table] = attachment?.blocks ?? []
    const rows = table?.kind === 'table' ? table.rows.map((row) => row.map(plainText).join(' ')) : []
    expect(rows).toHaveLength(13)
    expect(rows[0]).toBe('城镇新增就业 6.8万人 84796人 124.7% 92.8 3')
  })

  test('every page says that the figures are invented', () => {
    for (const { document } of all) expect(document.properties.sample).toBe(true)
  })
})

describe('numbers', () => {
  const entry = (sequence: number, name: string, more = '') =>
    `  - {机关代字: 吉就办函, 年份: 2023, 顺序号: ${sequence}, 文件: 2022/摘录函, 地方: ${name}, 日期: 2023年4月10日${more}}\n`
  const withLedger = (...entries: readonly string[]) =>
    lettersOf([{ file: 'data/台账.yaml', content: `台账:\n${entries.join('')}` }], '2022', ['长春市', '吉林市'])
  const numbersOf = (from: ReturnType<typeof lettersOf>) =>
    from.ok ? from.value.map(({ document }) => document.properties.number) : []

  test('come from the ledger, and stay open where it has none', () => {
    expect(numbersOf(withLedger(entry(1, '吉林市')))).toEqual(['吉就办函〔2023〕　号', '吉就办函〔2023〕1号'])
  })
  test('a withdrawn number is not printed', () => {
    const ledger = withLedger(entry(1, '长春市', ', 作废: 印错'), entry(2, '长春市'))
    expect(numbersOf(ledger)).toEqual(['吉就办函〔2023〕2号', '吉就办函〔2023〕　号'])
  })
})

test('another kind and another issuer are data', () => {
  const changed = lettersOf(
    [
      { file: 'data/2022/函.yaml', replace: '文种: 函', by: '文种: 通知' },
      { file: 'data/2022/函.yaml', replace: '发文机关: 吉林省就业工作领导小组办公室', by: '发文机关: 吉林省人民政府' },
      { file: 'data/2022/函.yaml', replace: '结语: 特此函告。', by: '结语: 特此通知。' },
    ],
    '2022',
    ['长春市'],
  )
  expect(complaints(changed)).toEqual([])
  const words = wordsTo('长春市', changed.ok ? changed.value : [])
  expect(words).toContain('吉林省人民政府关于2022年度就业创业工作目标责任制考评有关情况的通知')
  expect(words).toContain('特此通知。')
})

test('a year or a date left from before is noticed', () => {
  const of = (replace: string, by: string) =>
    complaints(lettersOf([{ file: 'data/2022/函.yaml', replace, by }], '2022', ['长春市']))
  expect(of('发文年份: 2023', '发文年份: 2022')).toEqual(['year-stale 函的文号年份是 2022，成文日期在 2023 年'])
  expect(of('2023年4月10日', '2023年3月10日')).toEqual(['year-stale 函的成文日期早于通报的'])
})

test('without 函.yaml there are no letters', () => {
  expect(complaints(lettersOf([{ file: 'data/2022/函.yaml', remove: true }]))).toEqual([
    'letter-missing 没有 data/2022/函.yaml',
  ])
})

describe('a letter with a number, of a notice that has none', () => {
  const ledger = `台账:
  - {机关代字: 吉就办函, 年份: 2023, 顺序号: 1, 文件: 2022/摘录函, 地方: 延边州, 日期: 2023年4月10日}
`
  const codesOf = (open: boolean, change: Parameters<typeof lettersOf>[0] = []) =>
    complaints(
      lettersOf(
        [...(open ? [{ file: 'data/2022/文件.yaml', replace: '顺序号: 10', by: '顺序号:' }] : []), ...(change ?? [])],
        '2022',
        ['延边州'],
      ),
    ).map((each) => each.split(' ')[0])
  const numbered = { file: 'data/台账.yaml', content: ledger }

  test('would go out with a blank where the number of the notice stands', () => {
    expect(codesOf(true, [numbered])).toEqual(['letter-citation-open'])
  })

  test('is told of in no other case', () => {
    expect(codesOf(false, [numbered])).toEqual([])
    expect(codesOf(true, [{ ...numbered, content: '台账: []\n' }])).toEqual([])
    const uncited = { file: 'templates/摘录函.hbs', replace: '（{{通报.文号}}）', by: '' }
    expect(codesOf(true, [numbered, uncited])).toEqual([])
  })
})

test('letters that are said to be issued, without a number', () => {
  const issued = { file: 'data/2022/函.yaml', replace: '文种: 函', by: '文种: 函\n状态: 印发' }
  const entry = (name: string, index: number) =>
    `  - {机关代字: 吉就办函, 年份: 2023, 顺序号: ${index + 1}, 文件: 2022/摘录函, 地方: ${name}, 日期: 2023年4月10日}\n`
  const ledger = (names: readonly string[]) => ({
    file: 'data/台账.yaml',
    content: `台账:\n${names.map(entry).join('')}`,
  })
  const all = lettersOf()
  const names = all.ok ? all.value.map(({ place }) => place.name.value) : []
  const saidOf = (change: Parameters<typeof lettersOf>[0]) => complaints(lettersOf(change, '2022', ['延边州']))
  expect(saidOf([issued, ledger(names.slice(1))])).toEqual(['number-form 函的状态是“印发”，1 份还没有文号：长春市'])
  expect(saidOf([issued, ledger(names)])).toEqual([])
  expect(saidOf([ledger(names.slice(1))])).toEqual([])
})

describe('what is still 待补', () => {
  const pending = (file: string, replace: string, by: string) => ({ file: `data/2022/${file}`, replace, by })
  const wordsOf = (change: ReturnType<typeof pending>, place: string) => {
    const found = lettersOf([change], '2022', [place])
    return {
      said: complaints(found).filter((each) => !each.startsWith('text-pending')),
      words: wordsTo(place, found.ok ? found.value : []),
    }
  }

  test('the day of the notice is printed as that, and no day of the letter is held against it', () => {
    const { said, words } = wordsOf(pending('文件.yaml', '成文日期: 2023年4月3日', '成文日期: 待补'), '松原市')
    expect(words).toContain('【待补】，吉林省人民政府印发了')
    expect(said).toEqual([])
    expect(wordsOf(pending('函.yaml', '成文日期: 2023年4月10日', '成文日期: 待补'), '松原市').said).toEqual([])
  })

  test('a ranking: no letter says where a place is listed, nor that it is not', () => {
    const overall = pending('指标.yaml', '综合排名: [长春市, 辽源市, 吉林市, 延边州]', '综合排名: 待补')
    expect(wordsOf(overall, '松原市').words).toContain('你市综合得分排序第【待补】名。')
    const single = pending('指标.yaml', '排名: [白山市, 白城市, 长白山保护开发区]', '排名: 待补')
    for (const place of ['白山市', '延边州'])
      expect(wordsOf(single, place).words).toContain('单项“城镇新增就业”第【待补】名')
  })

  test('what a place itself has not reported yet: its own letter says neither that it is listed, nor that it is not', () => {
    const file = 'data/2023-示例/上报/松原市.yaml'
    const toPlaces = (...changes: readonly { replace: string; by: string }[]) =>
      lettersOf(
        changes.map((change) => ({ file, ...change })),
        '2023-示例',
        ['松原市', '长春市'],
      )
    const actual = { replace: '计划: 2.1万人, 完成: 21509人', by: '计划: 2.1万人, 完成: 待补' }
    const one = toPlaces(actual)
    const words = wordsTo('松原市', one.ok ? one.value : [])
    expect(words).toContain('你市单项“城镇新增就业”第【待补】名，单项“农村劳动力转移就业”第二名')
    expect(words).toContain('你市在表扬之列')
    expect(wordsTo('长春市', one.ok ? one.value : [])).toContain('你市单项“城镇新增就业”第三名')
    const score = { replace: '完成: 21509人, 得分: 81.3', by: '完成: 21509人, 得分: 待补' }
    const all = toPlaces(score)
    const own = wordsTo('松原市', all.ok ? all.value : [])
    expect(own).toContain('你市综合得分排序第【待补】名。')
    expect(own).toContain('三、结果应用\n【待补】\n特此函告。')
    expect(wordsTo('长春市', all.ok ? all.value : [])).not.toMatch(/综合得分排序第|三、结果应用\n【待补】/u)
  })

  test('a ranking: whether a place is among the praised, and the wish that goes with it, are open as long as it may be', () => {
    const overall = pending('指标.yaml', '综合排名: [长春市, 辽源市, 吉林市, 延边州]', '综合排名: 待补')
    const single = pending('指标.yaml', '排名: [四平市, 吉林市, 松原市]', '排名: 待补')
    const resultOf = (change: typeof overall, place: string) => {
      const lines = wordsOf(change, place).words.split('\n')
      return lines.slice(lines.indexOf('三、结果应用') + 1)
    }
    const opens = (change: typeof overall) =>
      ['长春市', '松原市', '四平市'].filter((place) => resultOf(change, place)[0] === '【待补】')
    // 长春市 is in the overall ranking, 四平市 in several of the others, 松原市 in this one alone.
    expect(opens(overall)).toEqual(['长春市', '松原市', '四平市'])
    expect(resultOf(overall, '长春市').join()).not.toMatch(/表扬|希望/u)
    expect(opens(single)).toEqual(['松原市'])
    expect(resultOf(single, '长春市').join()).toContain('含你市')
    expect(resultOf(single, '四平市').join()).toContain('在表扬之列')
  })
})
