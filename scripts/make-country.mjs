#!/usr/bin/env zx
// Writes a workspace as large as a country, to try letters in bulk: 31 provinces, 333 prefectures and 2,844 counties,
// each with a report and a highlight. Every name and figure is invented (示例); the same seed gives the same files.
//   npx zx scripts/make-country.mjs FOLDER [--places N] [--seed S]
// With --places, N places instead: the counties are more or fewer.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { argumentsOf } from './arguments.mjs'
import { randomNumbers } from './sample/random.mjs'

const PROVINCES = 31
const PREFECTURES = 333
const COUNTIES = 2844
const FOLDER = '2098-示例'
const MARK = '# 示例：名称、数字和文字都是编造的，由 scripts/make-country.mjs 生成。'

const indicators = [
  { name: '城镇新增就业', unit: '人', base: 4000 },
  { name: '职业技能培训', unit: '人次', base: 2500 },
  { name: '创业培训', unit: '人次', base: 900 },
  { name: '青年见习', unit: '人', base: 300 },
  { name: '脱贫劳动力务工就业', unit: '人', base: 1200 },
]

/** A clause of a highlight is one of each row: hardly two places say the same, as no two clerks do. */
const deeds = {
  what: ['招聘', '指导', '培训', '见习', '政策宣讲', '职业体验', '供需对接', '就业服务'],
  brought: ['搬进', '送到', '办到', '带入', '引入', '推向', '开到', '设在'],
  site: [
    '园区和商圈',
    '社区和集镇',
    '校园和车站',
    '楼宇和厂区',
    '乡镇和村屯',
    '夜市和公园',
    '场站和码头',
    '工地和市场',
  ],
  helped: ['青年', '返乡人员', '困难群体', '退役人员', '妇女', '零工人员', '转岗职工', '毕业学生'],
  near: ['在家门口', '在本地', '就地就近', '在园区', '在合作社', '在新业态', '在骨干企业', '在重点工程'],
  way: ['稳定', '灵活', '自主', '提质', '充分', '多渠道', '技能', '返岗'],
}
const clausesOf = (one) => [
  `把${one(deeds.what)}和${one(deeds.what)}${one(deeds.brought)}${one(deeds.site)}`,
  `带动${one(deeds.helped)}、${one(deeds.helped)}和${one(deeds.helped)}${one(deeds.near)}${one(deeds.way)}就业`,
]

// One character of each row makes a name. No real place bears it, and none is a part of another.
const stems = [...'甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉']
const trees = [...'松柏梅兰竹菊桃李杏桂荷莲槐榆柳枫桐杉桑槿']
const marks = [...'例样拟设假']
const rowsFor = (count) => (count <= 40_000 ? [marks, trees, stems, stems] : [marks, trees, stems, stems, stems])

function nameOf(index, rows) {
  let rest = index
  return rows.reduce((name, row) => {
    const character = row[rest % row.length]
    rest = Math.floor(rest / row.length)
    return character + name
  }, '')
}

/** The places in official order: each province, then its prefectures, each with its counties. */
function* drawPlaces(count, counties) {
  const rows = rowsFor(count)
  let index = 0
  const place = (ending) => ({ short: nameOf(index, rows), name: `${nameOf(index++, rows)}${ending}` })
  const share = (whole, parts, part) => Math.floor((whole * (part + 1)) / parts) - Math.floor((whole * part) / parts)
  let prefecture = 0
  for (let province = 0; province < PROVINCES; province += 1) {
    yield place('省')
    for (let left = share(PREFECTURES, PROVINCES, province); left > 0; left -= 1, prefecture += 1) {
      yield place('市')
      for (let rest = share(counties, PREFECTURES, prefecture); rest > 0; rest -= 1) yield place('县')
    }
  }
}

/**
 * The files of the workspace by path, one after the other: they need not be in memory together.
 * @param {{ places?: number, seed?: number }} [wanted]
 * @returns {Generator<[string, string]>}
 */
export function* countryFiles({ places: count = PROVINCES + PREFECTURES + COUNTIES, seed = 20981231 } = {}) {
  const random = randomNumbers(seed)
  const pick = (low, high) => low + (random() % (high - low + 1))
  const one = (row) => row[random() % row.length]
  const counties = Math.max(0, count - PROVINCES - PREFECTURES)
  const places = [...drawPlaces(count, counties)].slice(0, count)
  const year = (name, text) => [`data/${FOLDER}/${name}`, `${MARK}\n${text}`]

  yield [
    'data/地方.yaml',
    `${MARK}\n地方:\n${places.map(({ name, short }) => `  - {名称: ${name}, 简称: ${short}, 主送机关: ${name}人民政府, 主送统称: 各省（市、县）人民政府}\n`).join('')}`,
  ]
  yield year(
    '文件.yaml',
    `年度: 2098
奖励年度: 2099
状态: 讨论稿
发文机关: 示例就业工作联席会议
机关代字: 示就函
发文年份: 2099
成文日期: 2099年4月8日
主送机关: 各省（市、县）人民政府
附注: 示例，不作公文使用
考评单位: 示例就业工作联席会议办公室
片段顺序:
  重点群体: [青年就业]
  问题: [岗位供给不足]
其他:
  得分名称: 考评综合得分
来源: 编造的示例，由 scripts/make-country.mjs 生成
`,
  )
  yield year(
    '指标.yaml',
    `排名依据: 完成率
次序: 降序
并列: 连续
并列用语: 及
完成率小数: 2
综合取前: 4
单项取前: 3
指标:
${indicators.map(({ name, unit }) => `  - {名称: ${name}, 单位: 万${unit}, 小数: 2}\n`).join('')}`,
  )
  yield year(
    '函.yaml',
    `文种: 函
发文机关: 示例就业工作联席会议办公室
机关代字: 示就办函
发文年份: 2099
成文日期: 2099年4月15日
称呼: {省: 你省, 市: 你市, 县: 你县}
结语: 特此函告。
附注: 示例，不作公文使用
`,
  )
  const text = (name, words, heading = '') => [
    `data/${FOLDER}/片段/${name}.md`,
    `---\n${MARK}\n${heading && `标题: ${heading}\n`}---\n${words}\n`,
  ]
  yield text('引言', '{{考评单位}}对各地{{年度}}年就业创业目标责任制落实情况进行了考评（示例）。现通报如下：')
  yield text('重点目标任务', '{{年度}}年，各地围绕稳定和扩大就业，目标分解到月、责任落实到人，全年任务按期完成。')
  yield text('青年就业', '抓好青年就业。各地把岗位送进校园、送进社区（示例）。')
  yield text('岗位供给不足', '部分地方全年稳定的岗位偏少，与求职者的意愿之间仍有距离。', '岗位供给还不充分')
  yield text('结果应用', '在{{奖励年度}}年度相关资金安排中予以适当倾斜（示例）。')

  for (const { name } of places) {
    const [brought, led] = clausesOf(one)
    const lines = indicators.map(({ name: indicator, unit, base }) => {
      const plan = base + pick(0, base)
      return `  ${indicator}: {计划: ${plan}${unit}, 完成: ${Math.round((plan * (90000 + pick(0, 60000))) / 100000)}${unit}, 得分: ${pick(600, 1000) / 10}}\n`
    })
    yield year(`上报/${name}.yaml`, `上报:\n${lines.join('')}`)
    yield [
      `data/${FOLDER}/亮点/${name}.md`,
      `---
${MARK}
数字:
  招聘会: ${pick(12, 98)}场
---
${name}开展“示例职达”行动，${brought}，举办招聘会{{数 "招聘会"}}，城镇新增就业完成年计划的{{数 "上报/城镇新增就业/完成率"}}，${led}。
`,
    ]
  }

  const templates = fileURLToPath(new URL('../templates', import.meta.url))
  for (const name of readdirSync(templates).filter((each) => each.endsWith('.hbs')))
    yield [`templates/${name}`, readFileSync(join(templates, name), 'utf8').replaceAll('全省', '全国')]
}

if (process.argv.some((argument) => argument.endsWith('make-country.mjs'))) {
  const args = argumentsOf('make-country.mjs')
  try {
    const { values, positionals } = parseArgs({
      args,
      options: { places: { type: 'string' }, seed: { type: 'string' } },
      allowPositionals: true,
    })
    const [folder, more] = positionals
    const wanted = Object.fromEntries(Object.entries(values).map(([name, text]) => [name, Number(text)]))
    const isCount = (each) => Number.isInteger(each) && each > 0
    if (folder === undefined || more !== undefined || !Object.values(wanted).every(isCount))
      throw new Error(args.join(' '))
    for (const [path, text] of countryFiles(wanted)) {
      const target = join(folder, path)
      mkdirSync(dirname(target), { recursive: true })
      writeFileSync(target, text)
    }
  } catch ({ message }) {
    console.error(`${message}\nnpx zx scripts/make-country.mjs FOLDER [--places N] [--seed S]`)
    process.exitCode = 2
  }
}
