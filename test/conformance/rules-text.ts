import { cell, holds, inkOfLine, leftOf, lineBelow, lineOf, nth, pageOf, rightOf, wordsIn } from './find.js'
import type { Rule } from './rules.js'

/** Title, addressees, text, headings: alike in both formats. */
export const text: readonly Rule[] = [
  {
    id: 'title-size',
    clause: '7.3.1',
    what: '标题字号（2号）',
    unit: 'pt',
    expected: 22,
    tolerance: 0.1,
    of: 'notice',
    measure: ([first]) => nth(lineOf(first, '目标责任制考评情况的通报').glyphs, 0).size,
  },
  {
    id: 'title-face',
    clause: '7.3.1',
    what: '标题字体是小标宋',
    unit: '',
    expected: 1,
    tolerance: 0,
    of: 'notice',
    measure: ([first]) =>
      holds(lineOf(first, '目标责任制考评情况的通报').glyphs.every(({ font }) => /xiaobiaosong/iu.test(font))),
  },
  {
    id: 'title-pitch',
    clause: '3.2；33476',
    what: '标题行距（2号字高加3号字高的7/8）',
    unit: 'mm',
    expected: 12.51,
    tolerance: 0.1,
    of: 'notice',
    measure: ([first]) => {
      const line = lineOf(first, /^吉林省人民政府$/u)
      const title = first.lines.filter(
        ({ glyphs }) => nth(glyphs, 0).size === 22 || Math.abs(nth(glyphs, 0).size - 22) < 0.2,
      )
      return title.length > 1 ? (nth(title, -1).y - nth(title, 0).y) / (title.length - 1) : line.y
    },
  },
  {
    id: 'title-centred',
    clause: '7.3.1',
    what: '标题各行居中：离版心中线最远的',
    unit: 'mm',
    expected: 0,
    tolerance: 0.5,
    of: 'general-unsealed',
    measure: ([first]) =>
      Math.max(
        ...first.lines
          .filter(({ glyphs }) => Math.abs(nth(glyphs, 0).size - 22) < 0.2)
          .map(({ glyphs }) => Math.abs((leftOf(glyphs) + rightOf(glyphs, (22 / 72) * 25.4)) / 2 - 106)),
      ),
  },
  {
    id: 'title-lines',
    clause: '7.3.1',
    what: '标题可以排到四行',
    unit: '行',
    expected: 4,
    tolerance: 0,
    of: 'general-unsealed',
    measure: ([first]) => first.lines.filter(({ glyphs }) => Math.abs(nth(glyphs, 0).size - 22) < 0.2).length,
  },
  {
    id: 'addressees-gap',
    clause: '7.3.2',
    what: '标题与主送机关之间空一行',
    unit: 'mm',
    expected: 10.39,
    tolerance: 1,
    of: 'notice',
    measure: ([first]) => {
      const above = inkOfLine(first, lineOf(first, '目标责任制考评情况的通报')).bottom
      return inkOfLine(first, lineOf(first, /^各市（州）/u)).top - above
    },
  },
  {
    id: 'addressees-left',
    clause: '7.3.2',
    what: '主送机关居左顶格',
    unit: 'mm',
    expected: 28,
    tolerance: 0.5,
    of: 'letter-secret',
    measure: ([first]) => leftOf(lineOf(first, /^各县（市、区）/u).glyphs),
  },
  {
    id: 'addressees-turnover',
    clause: '7.3.2',
    what: '主送机关回行仍顶格',
    unit: 'mm',
    expected: 28,
    tolerance: 0.5,
    of: 'letter-secret',
    measure: ([first]) => leftOf(lineBelow(first, lineOf(first, /^各县（市、区）/u)).glyphs),
  },
  {
    id: 'addressees-colon',
    clause: '7.3.2',
    what: '最后一个主送机关后标全角冒号',
    unit: '',
    expected: 1,
    tolerance: 0,
    of: 'letter-secret',
    measure: ([first]) => holds(lineBelow(first, lineOf(first, /^各县（市、区）/u)).text.endsWith('：')),
  },
  {
    id: 'text-on-first-page',
    clause: '7.3.3',
    what: '首页显示正文：主送机关再多也有',
    unit: '',
    expected: 1,
    tolerance: 0,
    of: 'letter-addressees',
    measure: ([first]) => holds(first.lines.some(({ text: words }) => words.startsWith('为贯彻落实'))),
  },
  {
    id: 'addressees-in-imprint',
    clause: '7.3.2、7.4.2',
    what: '主送机关移至版记，在抄送机关的上一行，其间没有分隔线',
    unit: 'mm',
    expected: 8.1,
    tolerance: 0.3,
    of: 'letter-addressees',
    measure: (pages) => {
      const last = pageOf(pages, -1)
      const copies = lineOf(last, /^抄送：/u)
      return last.strokes.length > 0 ? Number.NaN : copies.y - nth(last.lines, last.lines.indexOf(copies) - 1).y
    },
  },
  {
    id: 'indent',
    clause: '7.3.3',
    what: '正文每段左空二字',
    unit: '字',
    expected: 2,
    tolerance: 0.1,
    of: 'notice',
    measure: ([first]) => (leftOf(lineOf(first, /^按照省政府部署/u).glyphs) - 28) / cell,
  },
  {
    id: 'turnover',
    clause: '7.3.3',
    what: '正文回行顶格',
    unit: 'mm',
    expected: 28,
    tolerance: 0.5,
    of: 'notice',
    measure: ([first]) => leftOf(lineBelow(first, lineOf(first, /^按照省政府部署/u)).glyphs),
  },
  ...(
    [
      ['level-1-face', '一、', 'heiti', '第一层用黑体'],
      ['level-2-face', '（二）', 'kaiti', '第二层用楷体'],
      ['level-3-face', '1.', 'fangsong', '第三层用仿宋'],
      ['level-4-face', '（1）', 'fangsong', '第四层用仿宋'],
    ] as const
  ).map(
    ([id, label, face, what]): Rule => ({
      id,
      clause: '7.3.3',
      what,
      unit: '',
      expected: 1,
      tolerance: 0,
      of: 'letter-secret',
      measure: (pages) => {
        const line = pages.flatMap(({ lines }) => lines).find(({ text: words }) => words.startsWith(label))
        return holds(line?.glyphs.every(({ font }) => new RegExp(face, 'iu').test(font)) ?? false)
      },
    }),
  ),
  {
    id: 'run-in-face',
    clause: '7.3.3',
    what: '接排标题以后的正文用仿宋',
    unit: '',
    expected: 1,
    tolerance: 0,
    of: 'letter-secret',
    measure: ([first]) => {
      const line = lineOf(first, /^（一）稳住存量。/u)
      const [heading, rest] = [wordsIn(line, '（一）稳住存量。'), line.glyphs.slice(8)]
      return holds(
        heading.every(({ font }) => /kaiti/iu.test(font)) && rest.every(({ font }) => /fangsong/iu.test(font)),
      )
    },
  },
  {
    id: 'heading-indent',
    clause: '7.3.3',
    what: '结构层次序数左空二字',
    unit: '字',
    expected: 2,
    tolerance: 0.1,
    of: 'letter-secret',
    measure: ([first]) => (leftOf(lineOf(first, /^一、重点任务/u).glyphs) - 28) / cell,
  },
]
