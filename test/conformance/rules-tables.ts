import { cell, inkOfLine, lineOf, nth, pageOf, pageWith, rulesOf, wordsIn } from './find.js'
import type { Rule } from './rules.js'

/** Width of a character of 4号. */
const small = (14 / 72) * 25.4

/** Tables, and the pages that are turned for them. */
export const tables: readonly Rule[] = [
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
