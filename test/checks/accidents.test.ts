import { describe, expect, test } from 'vitest'
import { complaintsOf } from './check-workspace.js'

/** An office of work safety (示例): less is better, two districts had none, and what it was last year is known. */
const places = {
  青川县: [6, 5],
  白河区: [5, 4],
  赤岭县: [4, 4],
  黑水县: [3, 3],
  金沙区: [3, 2],
  云台县: [2, 2],
  长滩县: [0, 0],
  高原区: [0, 0],
}
const names = Object.keys(places) as (keyof typeof places)[]

const folder = '2024-一季度'
const office: Readonly<Record<string, string>> = {
  'data/地方.yaml': `地方:\n${names.map((name) => `  - {名称: ${name}, 简称: ${name.slice(0, 2)}, 主送机关: ${name}}\n`).join('')}`,
  [`data/${folder}/文件.yaml`]: `年度: 2024
时段: 一季度
状态: 讨论稿
发文机关: 某市安全生产委员会办公室
机关代字: 某安办函
发文年份: 2024
成文日期: 2024年4月8日
主送机关: ${names.join('，')}
来源: 编造的示例
`,
  [`data/${folder}/指标.yaml`]: `排名依据: 完成
次序: 升序
并列: 跳号
单项取前: 2
指标:
  - {名称: 事故起数, 单位: 起, 小数: 0}
  - {名称: 死亡人数, 单位: 人, 小数: 0}
`,
  [`data/${folder}/上年.yaml`]: `来源: 某表
上年:
  事故起数: 32起
  死亡人数: 29人
  受伤人数: 5人
  道路事故: 19起
  道路死亡: 18人
`,
  ...Object.fromEntries(
    names.map((name) => {
      const [accidents, deaths] = places[name]
      return [
        `data/${folder}/上报/${name}.yaml`,
        `上报:\n  事故起数: {完成: ${accidents}起}\n  死亡人数: {完成: ${deaths}人}\n`,
      ]
    }),
  ),
  'templates/通报.hbs': `---
格式: 信函
文种: 通报
标志: '{{发文机关}}'
文号: '{{文号}}'
标题: '{{发文机关}}关于{{年度}}年{{时段}}生产安全事故情况的{{文种}}'
主送: '{{主送机关}}：'
署名: '{{发文机关}}'
成文日期: '{{成文日期}}'
---
全市共发生生产安全事故{{数 "事故起数"}}、死亡{{数 "死亡人数"}}。

{{#each 指标}}
1. {{名称}}：{{名单 排名}}
{{/each}}

{{片段.引言}}
`,
}

/** What is said of a paragraph. Numbers in braces are figures: {道路事故=14起} under that name, {道路事故} one of the data. */
function said(words: string): readonly string[] {
  const figures = new Map<string, string>()
  const text = words.replace(/(?<!\{)\{([^{}]+)\}(?!\})/gu, (_, written: string) => {
    const [, name = `示例${figures.size + 1}`, value = ''] = /^(?:([^=]+)=)?(.*\d.*)$/u.exec(written) ?? []
    if (value === '') return `{{数 "${written}"}}`
    figures.set(name, value)
    return `{{数 "${name}"}}`
  })
  const lines = [...figures].map(([name, value]) => `  ${name}: ${value}\n`)
  const files = {
    ...office,
    [`data/${folder}/片段/引言.md`]: `${text}\n`,
    [`data/${folder}/数字.yaml`]: lines.length > 0 ? `数字:\n${lines.join('')}` : '数字: {}\n',
  }
  return complaintsOf(files, folder)
    .filter(({ code }) => code !== 'figure-unused')
    .map(({ code, message }) => `${code} ${message}`)
}

describe('what several figures have changed by, in their order', () => {
  test.each([
    '道路事故{道路事故=14起}、死亡{道路死亡=12人}，同比减少{5起}、{6人}，分别下降{26.3%}和{33.3%}。',
    '建筑施工事故{15起}、死亡{12人}，同比增加{5起}、{2人}，分别上升{50.0%}、{20.0%}。',
    '全市共发生事故{事故起数}、死亡{死亡人数}，同比分别下降{28.1%}和{31.0%}。',
    '全市共发生事故{事故起数}、死亡{死亡人数}，同比事故起数和死亡人数分别下降{28.1%}、{31.0%}。',
    '工矿商贸事故{4起}、死亡{3人}，同比减少{4起}、{4人}。',
    '未发生较大及以上事故，同比减少{1起}、{3人}。',
    '全市死亡{死亡人数}；建筑施工事故{5起}、死亡{5人}，同比起数持平、死亡人数增加{1人}。',
    '全市受伤{受伤人数=6人}，同比事故起数减少，受伤人数上升{20.0%}。',
    '环比事故起数和死亡人数分别上升{53.3%}、{33.3%}。',
  ])('right: %s', (words) => {
    expect(said(words)).toEqual([])
  })

  test.each([
    ['建筑施工事故{15起}、死亡{12人}，同比增加{5起}、{2人}，分别上升{50.0%}、{30.0%}。', '增加2人，.*30.0%'],
    ['建筑施工事故{15起}、死亡{12人}，同比增加{5起}、{2人}，分别下降{50.0%}、{20.0%}。', '增加的，这里升降相反'],
    ['工矿商贸事故{14起}、死亡{12人}，同比减少{5起}、{6人}，分别下降{26.3%}和{23.3%}。', '减少6人，.*23.3%'],
    ['工矿商贸事故{14起}、死亡{12人}，同比减少{5起}、{6人}，分别上升{26.3%}和{33.3%}。', '减少的，这里升降相反'],
    ['道路事故{道路事故=14起}、死亡{道路死亡=12人}，同比减少{5起}、{8人}。', '8人'],
    ['道路事故{道路事故=14起}、死亡{道路死亡=12人}，同比增加{5起}、{6人}。', '5起'],
    ['全市共发生事故{事故起数}、死亡{死亡人数}，同比分别下降{31.0%}和{28.1%}。', '31.0%'],
    ['全市共发生事故{事故起数}、死亡{死亡人数}，同比事故起数和死亡人数分别下降{21.8%}、{31.0%}。', '21.8%'],
    ['全市受伤{受伤人数=6人}，同比事故起数减少，受伤人数上升{12.0%}。', '12.0%'],
    ['全市受伤{受伤人数=6人}，同比事故起数减少，受伤人数下降{20.0%}。', '20.0%'],
    ['全市共发生事故{事故起数}、死亡{死亡人数}，同比减少{9起}，死亡人数下降{13.0%}。', '13.0%'],
  ])('wrong: %s', (words, told) => {
    const found = said(words)
    expect(found[0]).toMatch(new RegExp(`^(?:ratio-mismatch|figure-misplaced) .*${told}`, 'u'))
  })
})

describe('where the least is the best', () => {
  test.each([
    '事故起数居前三位的是青川县、白河区、赤岭县。',
    '事故起数居前三位的依次为青川县、白河区、赤岭县。',
    '事故起数前两名是长滩县、高原区。',
    '事故起数排在后三位的是长滩县、高原区、云台县。',
    '事故起数后三名是青川县、白河区、赤岭县。',
    '死亡人数最多的是青川县，最少的是长滩县、高原区。',
    '长滩县、高原区未发生生产安全事故。',
    '长滩县、高原区两个县区未发生生产安全亡人事故。',
    '长滩县、云台县未发生较大及以上事故。',
    '青川县{6起}、白河区{5起}、赤岭县{4起}，合计占全市的{65.2%}。',
    '死亡人数最多的是青川县，为{青川县/上报/死亡人数/完成}，占全市死亡人数的{25.0%}。',
    '青川县{青川县/上报/事故起数/完成}、白河区{白河区/上报/事故起数/完成}，合计占全市事故起数的{47.8%}。',
    '其中道路交通{道路运输=20起}。青川县{6起}、白河区{5起}、赤岭县{4起}，合计占全市道路运输的{75.0%}。',
  ])('right: %s', (words) => {
    expect(said(words)).toEqual([])
  })

  test.each([
    ['事故起数居前三位的是青川县、白河区、黑水县。', 'ranking-text-mismatch .*黑水县'],
    ['事故起数居前三位的依次为白河区、青川县、赤岭县。', 'ranking-text-mismatch'],
    ['事故起数后三名是青川县、白河区、黑水县。', 'ranking-text-mismatch .*黑水县'],
    ['死亡人数最多的是白河区。', 'ranking-text-mismatch'],
    ['死亡人数最少的是青川县，为{青川县/上报/死亡人数/完成}。', 'ranking-text-mismatch'],
    ['长滩县、云台县未发生生产安全事故。', 'ranking-text-mismatch .*云台县'],
    ['长滩县、云台县{2个}县区未发生生产安全事故。', 'ranking-text-mismatch .*云台县'],
    ['青川县{6起}、白河区{5起}、赤岭县{4起}，合计占全市的{56.2%}。', 'share-mismatch .*65.2%'],
    [
      '其中道路交通{道路运输=20起}。青川县{6起}、白河区{5起}、赤岭县{4起}，合计占全市道路运输的{65.2%}。',
      'share-mismatch .*75.0%',
    ],
    ['死亡人数最多的是青川县，为{青川县/上报/死亡人数/完成}，占全市死亡人数的{35.0%}。', 'share-mismatch .*25.0%'],
    [
      '青川县{青川县/上报/事故起数/完成}、白河区{白河区/上报/事故起数/完成}，合计占全市事故起数的{74.8%}。',
      'share-mismatch .*47.8%',
    ],
  ])('wrong: %s', (words, told) => {
    expect(said(words)[0]).toMatch(new RegExp(`^${told}`, 'u'))
  })
})
