import {
  cell,
  holds,
  inkOf,
  inkOfLine,
  leftOf,
  lineBelow,
  lineOf,
  middleOf,
  nth,
  pageOf,
  rightOf,
  rulesOf,
  wordsIn,
} from './find.js'
import type { MeasuredPage } from './measure.js'
import type { Rule } from './rules.js'

/** Width of a character of 4号. */
const small = (14 / 72) * 25.4

/** The page that has some words. */
function pageWith(pages: readonly MeasuredPage[], words: string | RegExp): MeasuredPage {
  const test = (text: string) => (typeof words === 'string' ? text.includes(words) : words.test(text))
  const found = pages.find(({ lines }) => lines.some(({ text }) => test(text)))
  if (!found) throw new Error(`no page with ${words}`)
  return found
}

/** Where the line above begins and ends belongs to the text. */
const lineAbove = (page: MeasuredPage, words: string | RegExp) =>
  nth(page.lines, page.lines.indexOf(lineOf(page, words)) - 1)

/** 附件说明, signatures, note, attachments, imprint, page numbers, turned tables. */
export const ending: readonly Rule[] = [
  {
    id: 'attachment-note-gap',
    clause: '7.3.4',
    what: '附件说明在正文下空一行',
    unit: 'mm',
    expected: 10.39,
    tolerance: 1,
    of: 'general-full',
    measure: (pages) => {
      const page = pageWith(pages, /^附件：1\./u)
      return inkOfLine(page, lineOf(page, /^附件：1\./u)).top - inkOfLine(page, lineAbove(page, /^附件：1\./u)).bottom
    },
  },
  {
    id: 'attachment-note-indent',
    clause: '7.3.4',
    what: '附件说明左空二字',
    unit: '字',
    expected: 2,
    tolerance: 0.1,
    of: 'general-full',
    measure: (pages) => (leftOf(lineOf(pageWith(pages, /^附件：1\./u), /^附件：1\./u).glyphs) - 28) / cell,
  },
  {
    id: 'attachment-note-turnover',
    clause: '7.3.4',
    what: '附件名称回行与上一行名称首字对齐（差）',
    unit: 'mm',
    expected: 0,
    tolerance: 0.5,
    of: 'general-full',
    measure: (pages) => {
      const page = pageWith(pages, /^2\.关于进一步/u)
      const line = lineOf(page, /^2\.关于进一步/u)
      return leftOf(lineBelow(page, line).glyphs) - leftOf(wordsIn(line, '关于'))
    },
  },
  {
    id: 'attachment-note-numbers',
    clause: '7.3.4',
    what: '附件顺序号用阿拉伯数字，名称后不加标点',
    unit: '',
    expected: 1,
    tolerance: 0,
    of: 'general-full',
    measure: (pages) => {
      const page = pageWith(pages, /^附件：1\./u)
      const [first, last] = [lineOf(page, /^附件：1\./u), lineBelow(page, lineOf(page, /^2\./u))]
      return holds([first, last].every(({ text }) => !/[。；，]$/u.test(text)))
    },
  },
  {
    id: 'single-attachment',
    clause: '7.3.4',
    what: '只有一个附件时不编号',
    unit: '',
    expected: 1,
    tolerance: 0,
    of: 'letter-stamp',
    measure: ([first]) => holds(lineOf(first, '附件：').text === '附件：就业工作情况报告'),
  },
  {
    id: 'sealed-date',
    clause: '7.3.5.1',
    what: '加盖印章：成文日期右空四字',
    unit: '字',
    expected: 4,
    tolerance: 0.15,
    of: 'letter-short',
    measure: ([first]) => (184 - rightOf(lineOf(first, /^2024年5月6日$/u).glyphs)) / cell,
  },
  {
    id: 'sealed-organ',
    clause: '7.3.5.1',
    what: '加盖印章：署名在成文日期之上，以其为准居中（差）',
    unit: 'mm',
    expected: 0,
    tolerance: 0.5,
    of: 'letter-short',
    measure: ([first]) => {
      const date = lineOf(first, /^2024年5月6日$/u)
      return middleOf(lineAbove(first, /^2024年5月6日$/u).glyphs) - middleOf(date.glyphs)
    },
  },
  {
    id: 'seal-room',
    clause: '7.3.5.1、图5',
    what: '加盖印章：正文与署名之间留三行用印',
    unit: 'mm',
    expected: 36.4,
    tolerance: 1,
    of: 'letter-short',
    measure: ([first]) =>
      inkOfLine(first, lineAbove(first, /^2024年5月6日$/u)).top - inkOfLine(first, lineOf(first, '专此函达。')).bottom,
  },
  {
    id: 'unsealed-gap',
    clause: '7.3.5.2',
    what: '不加盖印章：署名在正文下空一行',
    unit: 'mm',
    expected: 10.39,
    tolerance: 1,
    of: 'general-unsealed',
    measure: (pages) => {
      const page = pageOf(pages, -1)
      const organ = page.lines.findLast(({ text }) => text === '某某市发展和改革委员会')
      if (!organ) throw new Error('no organ')
      return inkOfLine(page, organ).top - inkOfLine(page, nth(page.lines, page.lines.indexOf(organ) - 1)).bottom
    },
  },
  {
    id: 'unsealed-organ',
    clause: '7.3.5.2',
    what: '不加盖印章：署名右空二字',
    unit: '字',
    expected: 2,
    tolerance: 0.15,
    of: 'general-unsealed',
    measure: (pages) => {
      const line = pages.flatMap(({ lines }) => lines).findLast(({ text }) => text === '某某市发展和改革委员会')
      return (184 - rightOf(line?.glyphs ?? [])) / cell
    },
  },
  {
    id: 'unsealed-date',
    clause: '7.3.5.2',
    what: '不加盖印章：成文日期首字比署名首字右移二字',
    unit: '字',
    expected: 2,
    tolerance: 0.15,
    of: 'general-unsealed',
    measure: (pages) => {
      const lines = pages.flatMap((page) => page.lines)
      const organ = lines.findLast(({ text }) => text === '某某市发展和改革委员会')
      const date = lines.find(({ text }) => text === '2024年5月6日')
      return (leftOf(date?.glyphs ?? []) - leftOf(organ?.glyphs ?? [])) / cell
    },
  },
  {
    id: 'unsealed-long-date',
    clause: '7.3.5.2',
    what: '不加盖印章：日期长于署名时，日期右空二字',
    unit: '字',
    expected: 2,
    tolerance: 0.15,
    of: 'letter-unsealed',
    measure: (pages) => {
      const page = pageWith(pages, /^2024年12月16日$/u)
      return (184 - rightOf(lineOf(page, /^2024年12月16日$/u).glyphs)) / cell
    },
  },
  {
    id: 'stamp-post',
    clause: '7.3.5.3',
    what: '签名章：职务在签名章（宽7字、右空四字）左边空二字',
    unit: '字',
    expected: 13,
    tolerance: 0.3,
    of: 'letter-stamp',
    measure: ([first]) => (184 - rightOf(lineOf(first, '某某市人民政府市长').glyphs)) / cell,
  },
  {
    id: 'stamp-gap',
    clause: '7.3.5.3',
    what: '签名章（高20mm）在附件说明下空二行：职务居其中',
    unit: 'mm',
    expected: 20.78 + 10 - 5.6 / 2,
    tolerance: 1,
    of: 'letter-stamp',
    measure: ([first]) =>
      inkOfLine(first, lineOf(first, '某某市人民政府市长')).top - inkOfLine(first, lineOf(first, '附件：')).bottom,
  },
  {
    id: 'stamp-date',
    clause: '7.3.5.3',
    what: '签名章下空一行排成文日期，右空四字',
    unit: '字',
    expected: 4,
    tolerance: 0.15,
    of: 'letter-stamp',
    measure: ([first]) => (184 - rightOf(lineOf(first, /^2024年5月6日$/u).glyphs)) / cell,
  },
  {
    id: 'joint-seals',
    clause: '7.3.5.1',
    what: '联合行文加盖印章：最后一个印章压成文日期，日期居其署名之下（差）',
    unit: 'mm',
    expected: 0,
    tolerance: 0.5,
    of: 'general-joint',
    measure: (pages) => {
      const page = pageWith(pages, /^2024年12月16日$/u)
      const names = lineAbove(page, /^2024年12月16日$/u)
      return middleOf(wordsIn(names, '某某市财政局')) - middleOf(lineOf(page, /^2024年12月16日$/u).glyphs)
    },
  },
  {
    id: 'date-digits',
    clause: '7.3.5.4',
    what: '成文日期用阿拉伯数字，月、日不编虚位',
    unit: '',
    expected: 1,
    tolerance: 0,
    of: 'notice',
    measure: (pages) => holds(pages.some(({ lines }) => lines.some(({ text }) => text === '2023年4月3日'))),
  },
  {
    id: 'signature-company',
    clause: '7.3.5.5、实务',
    what: '署名页有正文：署名以上的正文行数不少于二',
    unit: '',
    expected: 1,
    tolerance: 0,
    of: 'notice',
    measure: (pages) => {
      const page = pageOf(pages, -1)
      return holds(page.lines.findIndex(({ text }) => text === '吉林省人民政府') >= 2)
    },
  },
  {
    id: 'note-row',
    clause: '7.3.6',
    what: '附注在成文日期下一行',
    unit: 'mm',
    expected: 10.39,
    tolerance: 0.1,
    of: 'notice',
    measure: (pages) => {
      const last = pageOf(pages, -1)
      return lineOf(last, /^（此件公开发布）$/u).y - lineOf(last, '2023年4月3日').y
    },
  },
  {
    id: 'note-indent',
    clause: '7.3.6',
    what: '附注居左空二字加圆括号',
    unit: '字',
    expected: 2,
    tolerance: 0.1,
    of: 'notice',
    measure: (pages) => (leftOf(lineOf(pageOf(pages, -1), /^（此件公开发布）$/u).glyphs) - 28) / cell,
  },
  {
    id: 'attachment-label',
    clause: '7.3.7',
    what: '“附件”及顺序号在版心左上角第一行，3号黑体顶格',
    unit: 'mm',
    expected: 37,
    tolerance: 1,
    of: 'general-full',
    measure: (pages) => {
      const page = pageWith(pages, /^附件1$/u)
      const line = lineOf(page, /^附件1$/u)
      const right = line.glyphs.every(({ font }) => /heiti/iu.test(font)) && Math.abs(leftOf(line.glyphs) - 28) < 0.5
      return right ? inkOfLine(page, line).top : Number.NaN
    },
  },
  {
    id: 'attachment-title-row',
    clause: '7.3.7',
    what: '附件标题居中编排在版心第三行（与第一行字顶之差）',
    unit: 'mm',
    expected: 20.78,
    tolerance: 1,
    of: 'general-full',
    measure: (pages) => {
      const page = pageWith(pages, /^附件1$/u)
      return inkOfLine(page, lineOf(page, '任务分解表')).top - inkOfLine(page, lineOf(page, /^附件1$/u)).top
    },
  },
  {
    id: 'attachment-title-centred',
    clause: '7.3.7',
    what: '附件标题居中：离版心中线',
    unit: 'mm',
    expected: 0,
    tolerance: 0.5,
    of: 'general-full',
    measure: (pages) => middleOf(lineOf(pageWith(pages, /^附件1$/u), '任务分解表').glyphs, (22 / 72) * 25.4) - 106,
  },
  {
    id: 'attachment-pages',
    clause: '7.5',
    what: '附件与正文连续编排页码：附件1的首页',
    unit: '',
    expected: 4,
    tolerance: 0,
    of: 'general-full',
    measure: (pages) => Number(/^—(\d+)—$/u.exec(nth(pageWith(pages, /^附件1$/u).lines, -1).text)?.[1]),
  },
  {
    id: 'imprint-width',
    clause: '7.4.1',
    what: '版记的分隔线与版心等宽',
    unit: 'mm',
    expected: 156,
    tolerance: 0.3,
    of: 'general-full',
    measure: (pages) => {
      const rule = nth(rulesOf(pageOf(pages, -1), false), 0)
      return rule.right - rule.left
    },
  },
  {
    id: 'imprint-first-weight',
    clause: '7.4.1',
    what: '版记首条分隔线粗0.35mm',
    unit: 'mm',
    expected: 0.35,
    tolerance: 0.02,
    of: 'general-full',
    measure: (pages) => nth(rulesOf(pageOf(pages, -1), false), 0).weight,
  },
  {
    id: 'imprint-middle-weight',
    clause: '7.4.1',
    what: '版记中间分隔线粗0.25mm',
    unit: 'mm',
    expected: 0.25,
    tolerance: 0.02,
    of: 'general-full',
    measure: (pages) => nth(rulesOf(pageOf(pages, -1), false), 1).weight,
  },
  {
    id: 'imprint-last-weight',
    clause: '7.4.1',
    what: '版记末条分隔线粗0.35mm',
    unit: 'mm',
    expected: 0.35,
    tolerance: 0.02,
    of: 'general-full',
    measure: (pages) => nth(rulesOf(pageOf(pages, -1), false), -1).weight,
  },
  {
    id: 'imprint-bottom',
    clause: '7.4.1',
    what: '末条分隔线与末面版心下边缘重合',
    unit: 'mm',
    expected: 262,
    tolerance: 0.3,
    of: 'general-full',
    measure: (pages) => {
      const { top, bottom } = nth(rulesOf(pageOf(pages, -1), false), -1)
      return (top + bottom) / 2
    },
  },
  {
    id: 'copies-size',
    clause: '7.4.2',
    what: '抄送机关用4号仿宋',
    unit: 'pt',
    expected: 14,
    tolerance: 0.1,
    of: 'general-full',
    measure: (pages) => nth(lineOf(pageOf(pages, -1), /^抄送：/u).glyphs, 0).size,
  },
  {
    id: 'copies-left',
    clause: '7.4.2',
    what: '抄送机关左空一字（4号）',
    unit: '字',
    expected: 1,
    tolerance: 0.1,
    of: 'general-full',
    measure: (pages) => (leftOf(lineOf(pageOf(pages, -1), /^抄送：/u).glyphs) - 28) / small,
  },
  {
    id: 'copies-right',
    clause: '7.4.2',
    what: '抄送机关右空至少一字（4号），排不下一字才多（1至3）',
    unit: '字',
    expected: 2,
    tolerance: 1,
    of: 'general-full',
    measure: (pages) => (184 - rightOf(lineOf(pageOf(pages, -1), /^抄送：/u).glyphs, small)) / small,
  },
  {
    id: 'copies-turnover',
    clause: '7.4.2',
    what: '抄送机关回行与冒号后的首字对齐（差）',
    unit: 'mm',
    expected: 0,
    tolerance: 0.3,
    of: 'general-full',
    measure: (pages) => {
      const page = pageOf(pages, -1)
      const line = lineOf(page, /^抄送：/u)
      return leftOf(lineBelow(page, line).glyphs) - leftOf(line.glyphs.slice(3))
    },
  },
  {
    id: 'copies-end',
    clause: '7.4.2',
    what: '最后一个抄送机关后标句号',
    unit: '',
    expected: 1,
    tolerance: 0,
    of: 'general-full',
    measure: (pages) => holds(lineAbove(pageOf(pages, -1), /印发$/u).text.endsWith('。')),
  },
  {
    id: 'printing-left',
    clause: '7.4.3',
    what: '印发机关左空一字（4号）',
    unit: '字',
    expected: 1,
    tolerance: 0.1,
    of: 'general-full',
    measure: (pages) => (leftOf(lineOf(pageOf(pages, -1), /印发$/u).glyphs) - 28) / small,
  },
  {
    id: 'printing-right',
    clause: '7.4.3',
    what: '印发日期右空一字（4号），后加“印发”二字',
    unit: '字',
    expected: 1,
    tolerance: 0.1,
    of: 'general-full',
    measure: (pages) => (184 - rightOf(lineOf(pageOf(pages, -1), /印发$/u).glyphs, small)) / small,
  },
  {
    id: 'imprint-even',
    clause: '33476 7.3.1',
    what: '版记排在双数页',
    unit: '',
    expected: 1,
    tolerance: 0,
    of: 'general-full',
    measure: (pages) => holds(pages.length % 2 === 0),
  },
  {
    id: 'page-number-size',
    clause: '7.5',
    what: '页码用4号半角宋体阿拉伯数字',
    unit: 'pt',
    expected: 14,
    tolerance: 0.1,
    of: 'general-full',
    measure: (pages) => {
      const { glyphs } = lineOf(pageOf(pages, 2), /^—2—$/u)
      return glyphs.every(({ font }) => /songti/iu.test(font)) ? nth(glyphs, 1).size : Number.NaN
    },
  },
  {
    id: 'page-number-dash',
    clause: '7.5',
    what: '页码一字线上距版心下边缘7mm',
    unit: 'mm',
    expected: 269,
    tolerance: 0.5,
    of: 'general-full',
    measure: (pages) => {
      const page = pageOf(pages, 2)
      const dash = inkOf(page, lineOf(page, /^—2—$/u).glyphs.slice(0, 1))
      return (dash.top + dash.bottom) / 2
    },
  },
  {
    id: 'page-number-odd',
    clause: '7.5',
    what: '单页码居右空一字',
    unit: '字',
    expected: 1,
    tolerance: 0.15,
    of: 'general-full',
    measure: (pages) => (184 - rightOf(lineOf(pageOf(pages, 3), /^—3—$/u).glyphs, small)) / cell,
  },
  {
    id: 'page-number-even',
    clause: '7.5',
    what: '双页码居左空一字',
    unit: '字',
    expected: 1,
    tolerance: 0.15,
    of: 'general-full',
    measure: (pages) => (leftOf(lineOf(pageOf(pages, 2), /^—2—$/u).glyphs) - 28) / cell,
  },
  {
    id: 'blank-page',
    clause: '7.5',
    what: '版记页前有空白页的，空白页和版记页都没有页码',
    unit: '个',
    expected: 2,
    tolerance: 0,
    of: 'general-blank-page',
    measure: (pages) => pages.filter(({ lines }) => !lines.some(({ text }) => /^—\d+—$/u.test(text))).length,
  },
  {
    id: 'table-head',
    clause: '实务',
    what: '表头在续表的每一页上重复',
    unit: '个',
    expected: 4,
    tolerance: 0,
    of: 'general-full',
    measure: (pages) => pages.filter(({ lines }) => lines.some(({ text }) => text === '序号企业名称用工人数')).length,
  },
  {
    id: 'table-width',
    clause: '5.2.1',
    what: '表格与版心等宽',
    unit: 'mm',
    expected: 156,
    tolerance: 0.4,
    of: 'general-full',
    measure: (pages) => {
      const [first] = rulesOf(pageWith(pages, /^附件1$/u), false)
      return first ? first.right - first.left : Number.NaN
    },
  },
  {
    id: 'decimal-points',
    clause: '实务',
    what: '一栏数字的小数点上下对齐（差）',
    unit: 'mm',
    expected: 0,
    tolerance: 0.3,
    of: 'letter-tables',
    measure: (pages) => {
      const page = pageWith(pages, '11633.93')
      const points = ['1205.5', '10342.08', '11633.93'].map((words) => {
        const glyphs = wordsIn(lineOf(page, words), words)
        return glyphs.find(({ character }) => character === '.')?.x ?? Number.NaN
      })
      return Math.max(...points) - Math.min(...points)
    },
  },
  {
    id: 'turned-page',
    clause: '8',
    what: '横排表格的页面横向：宽度',
    unit: 'mm',
    expected: 297,
    tolerance: 0.2,
    of: 'letter-tables',
    measure: (pages) => pageOf(pages, 3).width,
  },
  {
    id: 'turned-number-dash',
    clause: '8',
    what: '横排表格的页码与其他页位置一致：一字线到纸的下边（阅读时的左边）',
    unit: 'mm',
    expected: 28,
    tolerance: 0.6,
    of: 'letter-tables',
    measure: (pages) => {
      const [dash] = pageOf(pages, 3).downwards
      const page = pageOf(pages, 3)
      const ink = page.ink({
        left: (dash?.x ?? 0) - 4,
        right: (dash?.x ?? 0) + 6,
        top: (dash?.y ?? 0) - 0.3,
        bottom: (dash?.y ?? 0) + 4.5,
      })
      return (ink.left + ink.right) / 2
    },
  },
  {
    id: 'turned-number-odd',
    clause: '8、7.5',
    what: '横排表格单页码在纸的右边空一字（阅读时的下边）',
    unit: '字',
    expected: 1,
    tolerance: 0.2,
    of: 'letter-tables',
    measure: (pages) => {
      const dash = nth(pageOf(pages, 3).downwards, -1)
      return (184 - (dash.y + small)) / cell
    },
  },
  {
    id: 'turned-number-even',
    clause: '8、7.5',
    what: '横排表格双页码在纸的左边空一字（阅读时的上边）',
    unit: '字',
    expected: 1,
    tolerance: 0.2,
    of: 'letter-tables',
    measure: (pages) => (nth(pageOf(pages, 4).downwards, 0).y - 28) / cell,
  },
  {
    id: 'turned-head',
    clause: '8',
    what: '横排表格的表头在订口一边（单页）：版心上边到纸边，同订口',
    unit: 'mm',
    expected: 28,
    tolerance: 1,
    of: 'letter-tables',
    measure: (pages) => inkOfLine(pageOf(pages, 3), lineOf(pageOf(pages, 3), /^附件1$/u)).top,
  },
  {
    id: 'turned-width',
    clause: '8、5.2.1',
    what: '横排表格宽度同版心的高',
    unit: 'mm',
    expected: 225,
    tolerance: 0.4,
    of: 'letter-tables',
    measure: (pages) => {
      const [first] = rulesOf(pageOf(pages, 3), false)
      return first ? first.right - first.left : Number.NaN
    },
  },
]
