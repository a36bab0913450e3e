import type { OfficialDocument } from '../../src/document/document.js'
import type { Attachment } from '../../src/document/element.js'
import { text } from '../../src/document/inline.js'
import { heading, item, paragraph, runIn, sample } from './make.js'
import { prose } from './prose.js'
import { longTable, placesByIndicators } from './tables.js'

const block = (content: string): Attachment['blocks'][number] => ({ kind: 'paragraph', inlines: [text(content)] })

const printing = ['某某市人民政府办公室', '2024年5月7日'] as const
const copies = '市委各部门，市人大常委会办公室，市政协办公室，市监委，市法院，市检察院，各人民团体，各新闻单位。'

/** The general format (chapter 7), each with something that the others lack. */
export const generals = {
  /** Everything that one sealed document can have. */
  'general-full': sample({
    format: 'general',
    copyNumber: '000001',
    classification: '秘密★6个月',
    urgency: '加急',
    title: '某某市人民政府关于印发某某市“十四五”时期就业促进规划和任务分工的通知',
    body: [
      paragraph(prose(2)),
      heading(1, '一、', '总体要求'),
      paragraph(prose(3, 2)),
      runIn(2, '（一）', '压实责任。', prose(2, 5)),
      runIn(3, '1.', '落实任务。', prose(1, 8)),
      item('（1）', '第一项任务；', 4),
      item('（2）', '第二项任务。', 4),
      heading(1, '二、', '组织实施'),
      paragraph(prose(3, 11)),
    ],
    attachments: [
      { title: '2024年度重点企业用工任务分解表', blocks: [longTable] },
      {
        title: '关于进一步落实稳就业各项政策措施、做好重点群体就业帮扶工作有关事项的说明',
        blocks: [block(prose(4, 3)), block(prose(3, 12))],
      },
    ],
    note: '（此件公开发布）',
    copies,
    printing,
  }),
  /** Upward, of three organs, five of whom sign; three seals side by side. */
  'general-joint': sample({
    format: 'general',
    genre: '请示',
    organs: ['某某市人民政府', '某某市人力资源和社会保障局', '某某市财政局'],
    signers: ['某某市人民政府', '某某市人社局', '某某市财政局'],
    signatories: ['张三', '李四光', '王五', '赵六', '钱七'],
    title: '某某市人民政府等部门关于就业补助资金的请示',
    addressees: '省人民政府：',
    date: '2024年12月16日',
    body: [paragraph(prose(2, 4)), paragraph('妥否，请批示。')],
    note: '（联系人：孙八，电话：0000-1234567）',
    printing,
  }),
  /** Two organs without seals; a title of four lines that the office orders. */
  'general-unsealed': sample({
    format: 'general',
    organs: ['某某市发展和改革委员会', '某某市统计局'],
    signature: 'unsealed',
    title: '某某市发展和改革委员会某某市统计局关于做好2024年度重点企业用工监测和就业形势分析研判工作有关事项的通知',
    titleLines: [
      '某某市发展和改革委员会',
      '某某市统计局关于做好2024年度',
      '重点企业用工监测和就业形势',
      '分析研判工作有关事项的通知',
    ],
    body: [paragraph(prose(4, 6)), paragraph(prose(2, 2))],
    copies: '市统计局。',
    printing,
  }),
  /** The text ends an even page so low that 版记 needs another even one, behind a blank one; neither is numbered. */
  'general-blank-page': sample({
    format: 'general',
    title: '某某市人民政府关于促进就业的意见',
    genre: '意见',
    body: [paragraph(prose(6)), paragraph(prose(8, 3))],
    copies,
    printing,
  }),
  /** 版记 on the last page, odd as it is, because the office prints on one side. */
  'general-odd': sample({
    format: 'general',
    title: '某某市人民政府关于表扬先进的通报',
    genre: '通报',
    body: [paragraph(prose(1))],
    printing,
    setting: { evenImprint: false },
  }),
  /** The last attachment is turned: 版记 begins a page. */
  'general-turned-last': sample({
    format: 'general',
    title: '某某市人民政府关于下达就业任务的通知',
    body: [paragraph(prose(3, 2))],
    attachments: [{ title: '就业任务分解表', blocks: [placesByIndicators] }],
    printing,
  }),
  /** Two signers with stamps. */
  'general-stamps': sample({
    format: 'general',
    genre: '议案',
    organs: ['某某市人民政府', '某某市人力资源和社会保障局'],
    signature: ['某某市人民政府市长', '某某市人力资源和社会保障局党组书记、局长'],
    title: '某某市人民政府关于提请审议就业促进条例的议案',
    addressees: '市人民代表大会常务委员会：',
    body: [paragraph(prose(2, 13))],
    printing,
  }),
} as const satisfies Record<string, OfficialDocument>
