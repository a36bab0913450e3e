import { table } from './make.js'

const places = [
  '甲市',
  '乙市',
  '丙丁市',
  '戊己庚市',
  '辛壬朝鲜族自治州',
  '子丑高新技术产业开发区',
  '寅卯市',
  '辰巳市',
  '午未市',
  '申酉市',
  '戌亥山保护开发区',
]

const indicators = [
  ['城镇新增就业（万人）', 2.5, 1.07],
  ['失业人员再就业（万人）', 0.85, 0.985],
  ['就业困难人员就业（人）', 1240, 1.12],
  ['职业技能培训（人次）', 23400, 1.3],
] as const

const shown = (value: number): string => (value < 100 ? value.toFixed(value < 1 ? 3 : 2) : String(Math.round(value)))

/** The real case: 13 columns, one for the place and plan, result and share for each of four indicators. */
export const placesByIndicators = table({
  header: ['地区', ...indicators.flatMap(() => ['计划', '完成', '完成率'])],
  groups: indicators.map(([name], index) => [1 + 3 * index, 3, name] as const),
  rows: places.map((place, row) => [
    place,
    ...indicators.flatMap(([, plan, share]) => {
      const own = plan * (1 + row / 7)
      const done = share + (row % 4) / 50
      return row === 5 ? ['—', '—', '—'] : [shown(own), shown(own * done), `${(done * 100).toFixed(row % 2)}%`]
    }),
  ]),
})

/** Amounts with different numbers of decimals, negative ones, and some that are none. */
export const decimals = table({
  header: ['项目', '上年', '本年', '增减', '备注'],
  align: ['left', 'right', 'right', 'right', 'left'],
  groups: [[1, 3, '使用金额']],
  rows: [
    ['职业培训补贴', '1205.5', '1,310.25', '104.75', ''],
    ['职业技能评价补贴', '86', '79.5', '-6.5', '按评价人数核定'],
    ['社会保险补贴', '10342.08', '11200', '857.92', '含公益性岗位和灵活就业人员两类'],
    ['求职补贴', '0.35', '—', '—', '政策到期'],
    ['合计', '11633.93', '12589.75', '955.82', ''],
  ],
})

/** A row or two longer than a page in the type of the text, as the figures of one place are; shorter in a smaller one. */
export const runsOver = table({
  header: ['指标', '年度计划', '完成', '完成率', '名次'],
  align: ['left', 'right', 'right', 'right', 'center'],
  rows: [
    '城镇新增就业',
    '农村劳动力转移就业',
    '返乡入乡创业基地建设',
    '职业技能培训',
    '农民工稳就业职业技能培训',
    '重点群体职业技能培训',
    '家政从业人员培训',
    '创业培训',
    '残疾人职业技能培训和创业培训',
    '青年见习',
    '创业担保贷款发放',
    '脱贫劳动力务工就业',
    '创业致富带头人',
  ].map((indicator, n) => [
    indicator,
    n % 4 === 1 ? `${(24.8 - n).toFixed(1)}万人` : `${580 + 130 * n}人次`,
    n % 4 === 1 ? `${(29.05 - n).toFixed(2)}万人` : `${746 + 137 * n}人次`,
    `${(102.6 + ((n * 37) % 31)).toFixed(1)}%`,
    String(1 + ((n * 5) % 11)),
  ]),
})

/** Longer than two pages. */
export const longTable = table({
  header: ['序号', '企业名称', '用工人数'],
  align: ['center', 'left', 'right'],
  rows: Array.from({ length: 58 }, (_, n) => [
    String(n + 1),
    `某某${['汽车零部件', '生物医药科技', '现代农业'][n % 3]}有限公司${n % 7 === 0 ? '（含所属各分公司、各子公司和派出机构）' : ''}`,
    String(120 + ((n * 37) % 900)),
  ]),
})

const districts = [...places.slice(0, 3), '长白山保护开发区', ...places.slice(6), '延边朝鲜族自治州']

/** Seven columns in which a head is as wide as the figures below it only where its unit stands on a line of its own. */
export const crowded = table({
  header: ['地区', '项目数（个）', '计划（亿元）', '完成（亿元）', '完成率（%）', '同比（亿元）', '备注'],
  align: ['left', 'right', 'right', 'right', 'right', 'right', 'left'],
  rows: districts.map((place, n) => [
    place,
    String(12 + n),
    (103.5 + n * 7).toFixed(2),
    (99.25 + n * 6).toFixed(2),
    (95.1 + n).toFixed(1),
    (3.25 * n - 4).toFixed(2),
    n % 3 ? '' : '含续建项目',
  ]),
})

/** Seven columns whose heads are far longer than what stands below them. */
export const wideHeads = table({
  header: [
    '地区',
    '城镇新增就业（万人）',
    '农村劳动力转移就业（万人）',
    '职业技能培训（万人次）',
    '创业培训（人次）',
    '青年见习（人）',
    '创业担保贷款发放（亿元）',
  ],
  rows: districts.map((place, n) => [
    place,
    (2.5 + n).toFixed(2),
    (12.35 + n).toFixed(2),
    (1.25 + n / 10).toFixed(2),
    String(1300 + n * 70),
    String(230 + n * 11),
    (0.45 + n / 5).toFixed(2),
  ]),
})

/** Eleven columns, with persons, units and one remark: what is short stays whole, what is long takes more lines. */
export const persons = table({
  header: [
    '序号',
    '单位',
    '联系人',
    '计划（人）',
    '完成（人）',
    '完成率',
    '计划（万元）',
    '支出（万元）',
    '支出率',
    '名次',
    '备注',
  ],
  align: ['center', 'left', 'left', ...Array.from({ length: 6 }, () => 'right' as const), 'center', 'left'],
  groups: [
    [3, 3, '城镇新增就业'],
    [6, 3, '就业补助资金'],
  ],
  rows: districts.map((place, n) => [
    String(n + 1),
    `${place}人力资源和社会保障局`,
    n % 2 ? '张三' : '欧阳文华',
    String(2500 + n * 130),
    String(2600 + n * 141),
    `${(104 + n / 3).toFixed(1)}%`,
    (1230.5 + n * 13).toFixed(1),
    (1130.25 + n * 11).toFixed(2),
    `${(92 + n / 4).toFixed(1)}%`,
    String(n + 1),
    n === 4 ? '含县（市、区）就业服务机构新增人员' : '',
  ]),
})
