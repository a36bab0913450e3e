import {
  cell,
  holds,
  inkOfLine,
  leftOf,
  lineAbove,
  lineBelow,
  lineOf,
  middleOf,
  pageOf,
  pageWith,
  rightOf,
  wordsIn,
} from './find.js'
import type { Rule } from './rules.js'

/** 附件说明, signatures, note, attachments. */
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
      return (
        inkOfLine(page, lineOf(page, /^附件：1\./u)).top -
        inkOfLine(page, lineAbove(page, lineOf(page, /^附件：1\./u))).bottom
      )
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
      return middleOf(lineAbove(first, lineOf(first, /^2024年5月6日$/u)).glyphs) - middleOf(date.glyphs)
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
      inkOfLine(first, lineAbove(first, lineOf(first, /^2024年5月6日$/u))).top -
      inkOfLine(first, lineOf(first, '专此函达。')).bottom,
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
      return inkOfLine(page, organ).top - inkOfLine(page, lineAbove(page, organ)).bottom
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
      const names = lineAbove(page, lineOf(page, /^2024年12月16日$/u))
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
]
