import { holds, leftOf, lineAbove, lineBelow, lineOf, nth, pageOf, rightOf, rulesOf } from './find.js'
import type { Rule } from './rules.js'

/** Width of a character of 4号. */
const small = (14 / 72) * 25.4

/** 版记. */
export const imprint: readonly Rule[] = [
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
    measure: (pages) => holds(lineAbove(pageOf(pages, -1), lineOf(pageOf(pages, -1), /印发$/u)).text.endsWith('。')),
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
]
