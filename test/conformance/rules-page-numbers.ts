import { cell, inkOf, leftOf, lineOf, nth, pageOf, pageWith, rightOf } from './find.js'
import type { Rule } from './rules.js'

/** Width of a character of 4号. */
const small = (14 / 72) * 25.4

/** Page numbers on upright pages. */
export const pageNumbers: readonly Rule[] = [
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
]
