import type { OfficialDocument } from '../../src/document/document.js'
import { text } from '../../src/document/inline.js'
import { heading, item, paragraph, runIn, sample, table } from './make.js'
import { prose, sentences } from './prose.js'
import { crowded, decimals, persons, placesByIndicators, runsOver, wideHeads } from './tables.js'

/** Sentences without Latin words or hyphens, which LibreOffice breaks by rules of its own. */
const remark = [0, 1, 5, 9, 12, 14, 15].map((index) => sentences[index]).join('')

/** 信函格式 (10.1), each with something that the others lack. */
export const letters = {
  /** One page, a title of one line. */
  'letter-short': sample({
    format: 'letter',
    genre: '函',
    title: '某某市人民政府关于报送材料的函',
    addressees: '省人力资源社会保障厅：',
    body: [paragraph(prose(1)), paragraph('专此函达。')],
    note: '（联系人：张三，电话：0000-1234567）',
  }),
  /** 份号, 密级, 紧急程度 below the rule; four levels of headings, standing and run-in; copies at the foot. */
  'letter-secret': sample({
    format: 'letter',
    copyNumber: '000012',
    classification: '机密★1年',
    urgency: '特急',
    title: '某某市人民政府关于进一步做好2024年度就业创业工作的通知',
    addressees: '各县（市、区）人民政府，市政府各委办局、各直属机构，市属各高等院校，各重点企业：',
    body: [
      paragraph(prose(2)),
      heading(1, '一、', '重点任务'),
      runIn(2, '（一）', '稳住存量。', prose(3, 2)),
      heading(2, '（二）', '扩大增量'),
      paragraph(prose(4, 4)),
      heading(3, '1.', '开发岗位'),
      paragraph(prose(1, 9)),
      heading(4, '（1）', '公益性岗位'),
      paragraph(prose(1, 12)),
      runIn(4, '（2）', '市场化岗位。', prose(1, 13)),
      runIn(1, '二、', '保障措施。', prose(3, 14)),
      item('1.', '加强组织领导，压实工作责任；'),
      item('2.', '加强资金保障，提高使用效益；'),
      item('3.', '加强宣传引导，营造良好氛围。'),
    ],
    note: '（此件公开发布）',
    copies: '市委办公室，市人大常委会办公室，市政协办公室，市监委，市法院，市检察院，某某军分区。',
  }),
  /** Two organs: the mark of the first alone, seals side by side. */
  'letter-joint': sample({
    format: 'letter',
    organs: ['某某市民政局', '某某市财政局'],
    title: '某某市民政局某某市财政局关于发放临时价格补贴的通知',
    addressees: '各县（市、区）民政局、财政局：',
    body: [paragraph(prose(2, 11))],
  }),
  /** No seal; a short organ with a date that is longer than it leaves room for. */
  'letter-unsealed': sample({
    format: 'letter',
    organs: ['某县政府'],
    title: '某县政府关于印发某县稳就业工作方案的通知',
    date: '2024年12月16日',
    signature: 'unsealed',
    body: [paragraph(prose(4, 1)), paragraph(prose(3, 6))],
    note: '（此件发至各乡镇）',
  }),
  /** 签名章 in the place of a seal, with a list of attachments above it. */
  'letter-stamp': sample({
    format: 'letter',
    genre: '报告',
    title: '某某市人民政府关于提请审议就业工作情况报告的函',
    addressees: '市人民代表大会常务委员会：',
    signature: ['某某市人民政府市长'],
    body: [paragraph(prose(2, 3)), paragraph(prose(1, 10))],
    attachments: [{ title: '就业工作情况报告', blocks: [paragraphBlock(prose(6, 5))] }],
  }),
  /** So many addressees that they go to the foot of the last page (7.3.2). */
  'letter-addressees': sample({
    format: 'letter',
    title: '某某市人民政府办公室关于开展就业服务质量评估的通知',
    addressees: `${Array.from({ length: 60 }, (_, n) => `第${n + 1}街道办事处`).join('、')}：`,
    body: [paragraph(prose(5)), paragraph(prose(4, 8))],
    copies: '市统计局。',
  }),
  /** A table of places by indicators on turned pages, one with decimals and common headings, and text behind them. */
  'letter-tables': sample({
    format: 'letter',
    title: '某某省人力资源和社会保障厅关于2024年度就业创业目标任务完成情况的通报',
    organs: ['某某省人力资源和社会保障厅'],
    genre: '通报',
    addressees: '各市（州）人力资源和社会保障局：',
    body: [paragraph(prose(4, 1)), paragraph('各地完成情况见附件。')],
    attachments: [
      { title: '2024年度各地就业创业目标任务完成情况', blocks: [placesByIndicators] },
      { title: '2024年度培训资金使用情况', blocks: [{ ...decimals, unit: [text('单位：万元')] }] },
      { title: '有关说明', blocks: [paragraphBlock(prose(2, 7)), paragraphBlock(prose(2, 9))] },
    ],
    copies: '省统计局。',
  }),
  /** A table whose last rows would stand on a page of their own in the type of the text. */
  'letter-closer-table': sample({
    format: 'letter',
    title: '某某省就业工作领导小组办公室关于2024年度就业创业工作目标责任制考评有关情况的函',
    organs: ['某某省就业工作领导小组办公室'],
    genre: '函',
    addressees: '丙丁市人民政府：',
    body: [paragraph(prose(3, 2)), paragraph('你市各项指标完成情况见附件。')],
    attachments: [{ title: '丙丁市2024年度就业创业工作目标任务完成情况', blocks: [runsOver] }],
  }),
  /** A table in the text, which goes on to a second page. */
  'letter-body-table': sample({
    format: 'letter',
    title: '某某市人民政府关于分解就业任务的通知',
    body: [
      paragraph(prose(3)),
      table({
        header: ['单位', '任务', '时限'],
        align: ['left', 'left', 'center'],
        rows: Array.from({ length: 14 }, (_, n) => [
          `第${n + 1}工作组`,
          n % 3 === 0 ? '组织专场招聘活动，建立重点企业用工台账，按月报送进展情况' : '按月报送进展情况',
          `${(n % 12) + 1}月底`,
        ]),
      }),
      paragraph(prose(2, 9)),
    ],
  }),
  /** Tables with their units: one whose unit and head would be alone at the foot of page 1, and a turned one. */
  'letter-table-units': sample({
    format: 'letter',
    title: '某某市人民政府关于就业补助资金使用情况的函',
    addressees: '省财政厅：',
    body: [
      paragraph(prose(7)),
      table({
        unit: '单位：万元',
        header: ['县（市、区）', '下达', '使用'],
        rows: Array.from({ length: 30 }, (_, n) => [`第${n + 1}县`, `${(n + 1) * 137}.5`, `${(n + 1) * 125}.25`]),
      }),
      paragraph(prose(2, 9)),
    ],
    attachments: [
      {
        title: '2024年度各地就业创业目标任务完成情况',
        blocks: [{ ...placesByIndicators, unit: [text('单位：万人、%')] }],
      },
    ],
  }),
  /** Tables that are as full as they may be: units on lines of their own, heads of three lines, names broken by meaning. */
  'letter-crowded-tables': sample({
    format: 'letter',
    title: '某某市人民政府关于报送重点项目投资完成情况的函',
    addressees: '省发展改革委：',
    body: [paragraph('现将有关情况报送如下：'), crowded, paragraph('专此函达。')],
    attachments: [
      { title: '2024年度就业创业目标任务', blocks: [wideHeads], sheet: 'turned' },
      { title: '2024年度就业补助资金使用情况', blocks: [persons], sheet: 'turned' },
    ],
  }),
  /** A table with a row higher than a page, which goes on to the next. */
  'letter-high-row': sample({
    format: 'letter',
    title: '某某市人民政府关于印发就业任务清单的通知',
    body: [paragraph(prose(3, 3))],
    attachments: [
      {
        title: '就业任务清单',
        blocks: [
          table({
            header: ['序号', '任务', '措施', '时限'],
            align: ['center', 'left', 'left', 'center'],
            rows: [
              ['1', sentences[0] ?? '', sentences[14] ?? '', '6月底'],
              ['2', `${remark}${remark}`, `${remark}${remark}${remark}`, '长期坚持'],
              ['3', sentences[3] ?? '', '', '12月底'],
            ],
          }),
          paragraphBlock(prose(2, 14)),
        ],
      },
    ],
  }),
} as const satisfies Record<string, OfficialDocument>

function paragraphBlock(content: string) {
  return { kind: 'paragraph', inlines: [{ kind: 'text', text: content, at: null }] } as const
}
