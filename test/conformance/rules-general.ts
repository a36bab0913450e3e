import {
  cell,
  holds,
  inkOf,
  inkOfLine,
  leftOf,
  lineBelow,
  lineOf,
  mark,
  markOffset,
  markReads,
  middleOf,
  nth,
  pageOf,
  rightOf,
  rulesOf,
  wordsIn,
} from './find.js'
import type { MeasuredPage } from './measure.js'
import type { Rule } from './rules.js'

const number = (page: MeasuredPage) => lineOf(page, '〔2024〕')

/** 版头 of the general format. */
export const general: readonly Rule[] = [
  {
    id: 'copy-number-row',
    clause: '7.2.1',
    what: '份号在版心第一行',
    unit: 'mm',
    expected: 37,
    tolerance: 1,
    of: 'general-full',
    measure: ([first]) => inkOf(first, lineOf(first, /^000001$/u).glyphs).top - 0.4,
  },
  {
    id: 'copy-number-digits',
    clause: '7.2.1',
    what: '份号是6位阿拉伯数字，顶格',
    unit: 'mm',
    expected: 28,
    tolerance: 0.5,
    of: 'general-full',
    measure: ([first]) => leftOf(lineOf(first, /^\d{6}$/u).glyphs),
  },
  {
    id: 'classification-row',
    clause: '7.2.2',
    what: '密级和保密期限在第二行',
    unit: 'mm',
    expected: 10.39,
    tolerance: 0.1,
    of: 'general-full',
    measure: ([first]) => lineOf(first, '秘密★6个月').y - lineOf(first, '000001').y,
  },
  {
    id: 'classification-face',
    clause: '7.2.2',
    what: '密级用3号黑体，顶格',
    unit: '',
    expected: 1,
    tolerance: 0,
    of: 'general-full',
    measure: ([first]) => {
      const { glyphs } = lineOf(first, '秘密★6个月')
      return holds(
        glyphs.every(({ font, size }) => /heiti/iu.test(font) && Math.abs(size - 16) < 0.4) &&
          Math.abs(leftOf(glyphs) - 28) < 0.5,
      )
    },
  },
  {
    id: 'urgency-row',
    clause: '7.2.3',
    what: '紧急程度在密级的下一行，黑体',
    unit: 'mm',
    expected: 10.39,
    tolerance: 0.1,
    of: 'general-full',
    measure: ([first]) => {
      const line = lineOf(first, /^加急$/u)
      return line.glyphs.every(({ font }) => /heiti/iu.test(font)) ? line.y - lineOf(first, '秘密★6个月').y : Number.NaN
    },
  },
  {
    id: 'mark-top',
    clause: '7.2.4',
    what: '发文机关标志上边缘至版心上边缘35mm（至纸边72mm）',
    unit: 'mm',
    expected: 72,
    tolerance: 0.5,
    of: 'general-full',
    measure: ([first]) => inkOf(first, mark(first), 'red').top,
  },
  {
    id: 'mark-centred',
    clause: '7.2.4',
    what: '发文机关标志居中：离版心中线',
    unit: 'mm',
    expected: 0,
    tolerance: 0.5,
    of: 'general-full',
    measure: ([first]) => markOffset(first),
  },
  {
    id: 'mark-red',
    clause: '7.2.4',
    what: '发文机关标志由机关名称加“文件”二字组成，红色小标宋',
    unit: '',
    expected: 1,
    tolerance: 0,
    of: 'general-full',
    measure: ([first]) => markReads(first, '某某市人民政府文件'),
  },
  {
    id: 'joint-mark',
    clause: '7.2.4',
    what: '联合行文：“文件”置于机关名称右侧，上下居中',
    unit: 'mm',
    expected: 0,
    tolerance: 0.3,
    of: 'general-joint',
    measure: ([first]) => {
      const lines = [...new Set(mark(first).map(({ y }) => Math.round(y * 10) / 10))]
      const suffix = mark(first).find(({ character }) => character === '文')
      return (suffix?.y ?? Number.NaN) - (nth(lines, 0) + nth(lines, -1)) / 2
    },
  },
  {
    id: 'joint-mark-spread',
    clause: '7.2.4、图3',
    what: '联合行文：各机关名称两端对齐（宽度之差）',
    unit: 'mm',
    expected: 0,
    // The strokes of 府, 局 do not fill their squares alike.
    tolerance: 1.5,
    of: 'general-joint',
    measure: ([first]) => {
      const suffix = mark(first).find(({ character }) => character === '文')
      const names = first.lines
        .map(({ glyphs }) => glyphs.filter(({ red, character }) => red && !'文件'.includes(character)))
        .filter((glyphs) => glyphs.length > 0)
      const widths = names
        .map((glyphs) => nth(glyphs, 0))
        .map(({ x, y }) =>
          first.ink({ left: x - 0.3, right: (suffix?.x ?? 0) - 0.3, top: y - 11, bottom: y + 2 }, 'red'),
        )
        .map(({ left, right }) => right - left)
      return Math.max(...widths) - Math.min(...widths)
    },
  },
  {
    id: 'number-gap',
    clause: '7.2.5',
    what: '发文字号在标志下空二行',
    unit: 'mm',
    expected: 20.78,
    tolerance: 1,
    of: 'general-full',
    measure: ([first]) => inkOfLine(first, number(first)).top - inkOf(first, mark(first), 'red').bottom,
  },
  {
    id: 'number-centred',
    clause: '7.2.5',
    what: '发文字号居中：离版心中线',
    unit: 'mm',
    expected: 0,
    tolerance: 0.5,
    of: 'general-full',
    measure: ([first]) => middleOf(number(first).glyphs) - 106,
  },
  {
    id: 'number-left',
    clause: '7.2.5、7.2.6',
    what: '上行文的发文字号居左空一字',
    unit: '字',
    expected: 1,
    tolerance: 0.1,
    of: 'general-joint',
    measure: ([first]) => (leftOf(wordsIn(number(first), '某政发')) - 28) / cell,
  },
  {
    id: 'number-last-signatory',
    clause: '7.2.5',
    what: '上行文的发文字号与最后一个签发人同行',
    unit: '',
    expected: 1,
    tolerance: 0,
    of: 'general-joint',
    measure: ([first]) => holds(number(first).text.endsWith('钱七')),
  },
  {
    id: 'signatories-right',
    clause: '7.2.6',
    what: '签发人居右空一字',
    unit: '字',
    expected: 1,
    tolerance: 0.15,
    of: 'general-joint',
    measure: ([first]) => (184 - rightOf(lineOf(first, '签发人：').glyphs)) / cell,
  },
  {
    id: 'signatories-face',
    clause: '7.2.6',
    what: '“签发人”用仿宋，姓名用楷体',
    unit: '',
    expected: 1,
    tolerance: 0,
    of: 'general-joint',
    measure: ([first]) => {
      const line = lineOf(first, '签发人：')
      return holds(
        wordsIn(line, '签发人：').every(({ font }) => /fangsong/iu.test(font)) &&
          wordsIn(line, '张三李四光').every(({ font }) => /kaiti/iu.test(font)),
      )
    },
  },
  {
    id: 'signatories-two-a-row',
    clause: '7.2.6',
    what: '多个签发人每行排两个，回行与上一行第一个对齐（差）',
    unit: 'mm',
    expected: 0,
    tolerance: 0.3,
    of: 'general-joint',
    measure: ([first]) => {
      const line = lineOf(first, '签发人：')
      return leftOf(wordsIn(lineBelow(first, line), '王五')) - leftOf(wordsIn(line, '张三'))
    },
  },
  {
    id: 'rule-gap',
    clause: '7.2.7',
    what: '发文字号之下4mm处一条红色分隔线',
    unit: 'mm',
    expected: 4,
    tolerance: 0.6,
    of: 'general-full',
    measure: ([first]) => nth(rulesOf(first, true), 0).top - inkOfLine(first, number(first)).bottom,
  },
  {
    id: 'rule-width',
    clause: '7.2.7',
    what: '红色分隔线与版心等宽',
    unit: 'mm',
    expected: 156,
    tolerance: 0.3,
    of: 'general-full',
    measure: ([first]) => nth(rulesOf(first, true), 0).right - nth(rulesOf(first, true), 0).left,
  },
  {
    id: 'rule-left',
    clause: '7.2.7',
    what: '红色分隔线居中：左端到纸边',
    unit: 'mm',
    expected: 28,
    tolerance: 0.3,
    of: 'general-full',
    measure: ([first]) => nth(rulesOf(first, true), 0).left,
  },
  {
    id: 'rule-weight',
    clause: '图2（标准未规定）',
    what: '红色分隔线粗细',
    unit: 'mm',
    expected: 0.56,
    tolerance: 0.05,
    of: 'general-full',
    measure: ([first]) => nth(rulesOf(first, true), 0).weight,
  },
  {
    id: 'one-rule',
    clause: '7.2.7',
    what: '红线只有一条，只在首页',
    unit: '个',
    expected: 1,
    tolerance: 0,
    of: 'general-full',
    measure: (pages) => pages.flatMap((page) => rulesOf(page, true)).length,
  },
  {
    id: 'title-gap',
    clause: '7.3.1',
    what: '标题在红色分隔线下空二行',
    unit: 'mm',
    expected: 20.78,
    tolerance: 1,
    of: 'general-full',
    measure: ([first]) => {
      const title = first.lines.find(({ glyphs }) => Math.abs(nth(glyphs, 0).size - 22) < 0.2)
      if (!title) throw new Error('no title')
      return inkOfLine(first, title).top - nth(rulesOf(first, true), 0).bottom
    },
  },
  {
    id: 'page-1-number',
    clause: '7.5',
    what: '首页有页码（文件格式）',
    unit: '',
    expected: 1,
    tolerance: 0,
    of: 'general-full',
    measure: (pages) => holds(pageOf(pages, 1).lines.some(({ text }) => text === '—1—')),
  },
]
