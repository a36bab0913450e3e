#!/usr/bin/env zx
// Writes data/2023-示例: a complete year of invented figures, eleven places by thirteen indicators. The same seed
// always gives the same files.  Run:  npx zx scripts/make-sample.mjs [seed]
// On purpose it holds a tie (家政从业人员培训), a place without a plan (创业致富带头人) and, at the cut of 青年见习,
// a margin thinner than what is printed.
import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { highlights, relations, snippetLists, snippets } from './sample/texts.mjs'

const FOLDER = 'data/2023-示例'
const SEED = 20231231
const MARK = '# 示例：数字和文字都是编造的，由 scripts/make-sample.mjs 生成。'

/** A small generator of random numbers from 0 to 1 (mulberry32): the same on every machine. */
function randomNumbers(seed) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** Rough shares of the places. */
const weights = {
  长春市: 30, 吉林市: 15, 四平市: 9, 辽源市: 6, 通化市: 8, 白山市: 6,
  松原市: 9, 白城市: 7, 延边州: 8, 长白山保护开发区: 2, 梅河口市: 5,
} // biome-ignore format: one table

// Whole numbers of the smallest unit: `step` is the grain of plans, `grain` that of results (money in 0.1万元).
const indicators = [
  { name: '城镇新增就业', unit: '人', base: 243000, step: 100, print: '万人', decimals: 2, declarePlan: true },
  { name: '农村劳动力转移就业', unit: '人', base: 2860000, step: 1000, grain: 100, print: '万人', decimals: 2 },
  { name: '返乡入乡创业基地建设', unit: '个', base: 210, step: 1, print: '个' },
  { name: '职业技能培训', unit: '人次', base: 236000, step: 100, print: '万人次', decimals: 2 },
  { name: '农民工稳就业职业技能培训', unit: '人次', base: 121000, step: 100, print: '万人次', decimals: 2 },
  { name: '重点群体职业技能培训', unit: '人次', base: 87000, step: 100, print: '万人次', decimals: 2 },
  { name: '家政从业人员培训', unit: '人次', base: 14200, step: 100, print: '人次', tie: ['通化市', '延边州'] },
  { name: '创业培训', unit: '人次', base: 16300, step: 100, print: '万人次', decimals: 2 },
  { name: '残疾人职业技能培训和创业培训', unit: '人次', base: 17800, step: 10, print: '万人次', decimals: 2 },
  { name: '青年见习', unit: '人', base: 6400, step: 10, print: '人', thin: ['松原市', '白城市'] },
  { name: '创业担保贷款发放', unit: '元', base: 1730000000, step: 1000000, grain: 1000, print: '亿元', decimals: 2 },
  { name: '脱贫劳动力务工就业', unit: '人', base: 109000, step: 100, print: '人' },
  { name: '创业致富带头人', unit: '人', base: 1240, step: 1, print: '人', withoutPlan: '长白山保护开发区' },
]

const places = Object.keys(weights)
const wholeWeight = Object.values(weights).reduce((sum, each) => sum + each, 0)
const pick = (random, low, high) => low + Math.floor(random() * (high - low + 1))
const shuffled = (random, items) => {
  const left = [...items]
  return items.map(() => left.splice(Math.floor(random() * left.length), 1)[0])
}

/** Plan and result of each place; drawn again until no two of the first places lie closer than is printed. */
function drawRows(random, { base, step, grain = 1, tie, thin, withoutPlan }) {
  for (;;) {
    const order = shuffled(random, places)
    const rows = places.map((place) => {
      const plan = Math.max(1, Math.round((base * weights[place] * (0.9 + 0.2 * random())) / wholeWeight / step)) * step
      const ratio = 1.02 + 0.028 * order.indexOf(place) + 0.015 * random()
      return { place, plan, actual: Math.ceil((plan * ratio) / grain) * grain }
    })
    const set = (place, plan, actual) =>
      Object.assign(
        rows.find((row) => row.place === place),
        { plan, actual },
      )
    if (tie) {
      set(tie[0], 800, 1168)
      set(tie[1], 1000, 1460)
    }
    if (thin) {
      set(thin[0], 2500, 3052)
      set(thin[1], 2600, 3173)
    }
    const ratios = rows
      .filter(({ place }) => place !== withoutPlan)
      .map(({ place, plan, actual }) => ({ place, ratio: actual / plan }))
      .sort((a, b) => b.ratio - a.ratio)
    const close = ratios.slice(1, 6).filter(({ ratio }, index) => ratios[index].ratio - ratio < 0.002)
    const third = thin && ratios.findIndex(({ place }) => place === thin[0])
    if (close.length === (tie || thin ? 1 : 0) && (!tie || tie.includes(ratios[0].place)) && (!thin || third === 2))
      return rows.map((row) => (row.place === withoutPlan ? { ...row, plan: null } : row))
  }
}

/** A whole number as a clerk would write it: in 万 or 亿 where that is short, else in full. */
function written(value, unit) {
  const scale = value >= 1e8 ? 1e8 : value >= 1e4 ? 1e4 : 1
  const name = { 100000000: '亿', 10000: '万', 1: '' }[scale]
  const decimals = scale === 1e8 ? 4 : 2
  if (scale > 1 && (value * 10 ** decimals) % scale === 0)
    return `${String(Number((value / scale).toFixed(decimals)))}${name}${unit}`
  if (unit === '元') return `${String(Number((value / 1e4).toFixed(1)))}万元`
  return `${value}${unit}`
}

/** 80 points for the plan, more for more, at most 100; one decimal. */
const score = ({ plan, actual }) => Math.min(1000, Math.round(800 + ((actual - plan) / plan) * 520)) / 10

/** To the last digit, as totals are: money in 万元. */
const inFull = (value, unit) => (unit === '元' ? `${value / 1e4}万元` : `${value}${unit}`)

/** The totals that the sheets of the places would have: 计划, 完成, 得分. */
function controls(rows) {
  const planned = rows.filter(({ plan }) => plan !== null)
  const add = (values) => values.reduce((sum, value) => sum + value, 0)
  return [
    ['计划', add(planned.map(({ plan }) => plan))],
    ['完成', add(rows.map(({ actual }) => actual))],
    ['得分', add(planned.map((row) => Math.round(score(row) * 10))) / 10],
  ]
}

/** One place has done what it had not planned, which the completion of all is about: known, and so waived. */
function openCompletion({ name, unit, withoutPlan, rows }) {
  const [actual, plan] = ['actual', 'plan'].map((part) => rows.reduce((sum, row) => sum + (row[part] ?? 0), 0))
  return `  - 代码: completion-coverage
    原文: ${name}${actual}${unit}，完成年计划的${((actual * 100) / plan).toFixed(1)}%
    理由: ${withoutPlan}没有计划，完成数计入全省（示例）。
    批准: 示例
    日期: 2024年4月8日
`
}

/** The files of the sample year by path. */
export function sampleFiles(seed = SEED) {
  const random = randomNumbers(seed)
  const tables = indicators.map((indicator) => ({ ...indicator, rows: drawRows(random, indicator) }))
  const total = (name, part) =>
    tables.find((table) => table.name === name).rows.reduce((sum, row) => sum + (row[part] ?? 0), 0)
  const schema = (form, up = '..') => `# yaml-language-server: $schema=${up}/模式/${form}.schema.json\n${MARK}\n\n`
  const files = {}
  files[`${FOLDER}/文件.yaml`] = `${schema('文件')}年度: 2023
奖励年度: 2024
状态: 讨论稿

发文机关: 吉林省人民政府
机关代字: 吉政函
发文年份: 2024
# 没有编号
顺序号:
成文日期: 2024年4月8日

主送机关: 各市（州）人民政府，长白山管委会，梅河口市人民政府，省政府各厅委办、各直属机构
附注: 示例，不作公文使用
考评单位: 省就业工作领导小组办公室

片段顺序:
${Object.entries(snippetLists)
  .map(([name, list]) => `  ${name}: [${list.join(', ')}]\n`)
  .join('')}
其他:
  得分名称: 考核综合得分

来源: 编造的示例，由 scripts/make-sample.mjs 生成
`
  files[`${FOLDER}/指标.yaml`] =
    `${schema('指标')}# 合计、完成率和排名都按“上报”计算，这里只写怎么算、怎么印；“核对”是原表的合计。
排名依据: 完成率
次序: 降序
并列: 连续
并列用语: 及
完成率小数: 1
综合取前: 4
单项取前: 3

指标:
${tables
  .map(({ name, print, decimals, unit, declarePlan, rows }) =>
    [
      `  - 名称: ${name}`,
      `    单位: ${print}`,
      ...(decimals === undefined ? [] : [`    小数: ${decimals}`]),
      ...(declarePlan ? [`    计划: ${written(total(name, 'plan'), unit)}`] : []),
      `    核对: {${controls(rows)
        .map(([part, value]) => `${part}: ${part === '得分' ? value : inFull(value, unit)}`)
        .join(', ')}}`,
    ].join('\n'),
  )
  .join('\n')}
`
  const jobless = pick(random, 61000, 69000)
  const posts = pick(random, 5700, 6600)
  const figures = {
    进校园招聘活动: `${pick(random, 210, 290)}场`,
    一次性吸纳就业补贴: `${pick(random, 31000, 38000) / 10}万元`,
    吸纳就业补贴受益企业: `${pick(random, 2100, 2900)}户`,
    见习留用人员: `${Math.round(total('青年见习', 'actual') * 0.63)}人`,
    见习留用人员占青年见习: '{占比: [见习留用人员, 青年见习], 小数: 1}',
    务工专列和包车: `${pick(random, 310, 460)}次`,
    就地就近就业: `${Math.round((total('农村劳动力转移就业', 'actual') * 0.431) / 100) / 100}万人`,
    就地就近就业占转移就业总数: '{占比: [就地就近就业, 农村劳动力转移就业], 小数: 2}',
    劳务品牌工作站: `${pick(random, 31, 58)}个`,
    各类培训合计: '{合计: [职业技能培训, 创业培训], 单位: 万人次, 小数: 2}',
    认定就业困难人员: `${jobless}人`,
    困难人员实现就业: `${Math.round(jobless * 0.874)}人`,
    困难人员就业占比: '{占比: [困难人员实现就业, 认定就业困难人员], 小数: 1}',
    公益性岗位: `${posts}个`,
    上年公益性岗位: `${posts - pick(random, 200, 400)}个`,
    公益性岗位增长: '{增长: [公益性岗位, 上年公益性岗位], 小数: 1}',
    清零零就业家庭: `近${pick(random, 7, 9)}00户`,
  }
  const list = (group) =>
    Object.entries(group)
      .map(([name, text]) => `  ${name}: ${text}\n`)
      .join('')
  files[`${FOLDER}/数字.yaml`] = `${schema('数字')}数字:\n${list(figures)}`
  files[`${FOLDER}/勾稽.yaml`] = `${schema('勾稽')}勾稽:
${relations.map((relation) => `  - 关系: ${relation}\n`).join('')}`
  files[`${FOLDER}/函.yaml`] = `${schema('函')}文种: 函
发文机关: 吉林省就业工作领导小组办公室
机关代字: 吉就办函
发文年份: 2024
成文日期: 2024年4月15日
称呼: {市: 你市, 州: 你州, 区: 你区}
结语: 特此函告。
附注: 示例，不作公文使用
`
  files[`${FOLDER}/豁免.yaml`] = `${schema('豁免')}豁免:
  - 代码: term-inconsistent
    原文: 对考核综合得分排序
    理由: 沿用上一年的说法（示例）。
    批准: 示例
    日期: 2024年4月8日
${tables
  .filter(({ withoutPlan }) => withoutPlan)
  .map(openCompletion)
  .join('')}`
  for (const [name, [heading, text]] of Object.entries(snippets))
    files[`${FOLDER}/片段/${name}.md`] = `---\n${MARK}\n${heading ? `标题: ${heading}\n` : ''}---\n${text}\n`
  for (const [place, [text, own]] of Object.entries(highlights)) {
    const drawn = Object.entries(own).map(([name, form]) =>
      typeof form === 'string' ? [name, form] : [name, `${pick(random, form[0], form[1])}${form[2]}`],
    )
    files[`${FOLDER}/亮点/${place}.md`] = `---\n${MARK}\n数字:\n${list(Object.fromEntries(drawn))}---\n${text}\n`
  }
  for (const [index, place] of places.entries()) {
    const lines = tables.map(({ name, unit, rows }) => {
      const { plan, actual } = rows[index]
      const parts = plan === null ? [] : [`计划: ${written(plan, unit)}`]
      parts.push(`完成: ${written(actual, unit)}`)
      if (plan !== null) parts.push(`得分: ${score(rows[index])}`)
      return `  ${name}: {${parts.join(', ')}}\n`
    })
    files[`${FOLDER}/上报/${place}.yaml`] = `${schema('上报', '../..')}上报:\n${lines.join('')}`
  }
  return files
}

const root = new URL('..', import.meta.url)
if (process.argv.some((argument) => argument.endsWith('make-sample.mjs'))) {
  const seed = Number(process.argv.find((argument) => /^\d+$/.test(argument)) ?? SEED)
  for (const [path, text] of Object.entries(sampleFiles(seed))) {
    const target = fileURLToPath(new URL(path.split('/').map(encodeURIComponent).join('/'), root))
    mkdirSync(target.slice(0, target.lastIndexOf('/')), { recursive: true })
    writeFileSync(target, text)
  }
}
