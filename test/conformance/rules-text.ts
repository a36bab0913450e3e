import { cell, holds, inkOfLine, leftOf, lineBelow, lineOf, nth, pageOf, rightOf, wordsIn } from './find.js'
import type { Rule } from './rules.js'

/** Paper, type area, grid, title, addressees, text, headings: alike in both formats. */
export const text: readonly Rule[] = [
  {
    id: 'paper-width',
    clause: '5.1',
    what: '用纸宽度（A4）',
    unit: 'mm',
    expected: 210,
    tolerance: 0.2,
    of: 'notice',
    measure: ([first]) => first.width,
  },
  {
    id: 'paper-height',
    clause: '5.1',
    what: '用纸高度（A4）',
    unit: 'mm',
    expected: 297,
    tolerance: 0.2,
    of: 'notice',
    measure: ([first]) => first.height,
  },
  {
    id: 'area-top',
    clause: '5.2.1',
    what: '天头：第一行字的上边到纸边',
    unit: 'mm',
    expected: 37,
    tolerance: 1,
    of: 'notice',
    measure: (pages) => inkOfLine(pageOf(pages, 2), nth(pageOf(pages, 2).lines, 0)).top,
  },
  {
    id: 'area-left',
    clause: '5.2.1',
    what: '订口：版心左边到纸边',
    unit: 'mm',
    expected: 28,
    tolerance: 0.5,
    of: 'notice',
    measure: (pages) => Math.min(...pageOf(pages, 3).lines.map(({ glyphs }) => leftOf(glyphs))),
  },
  {
    id: 'area-width',
    clause: '5.2.1',
    what: '版心宽度：排满的一行',
    unit: 'mm',
    expected: 156,
    tolerance: 0.5,
    of: 'notice',
    measure: (pages) => {
      const { glyphs } = nth(pageOf(pages, 3).lines, 3)
      return rightOf(glyphs) - leftOf(glyphs)
    },
  },
  {
    id: 'area-bottom',
    clause: '5.2.1',
    what: '版心下边：第22行字的下边',
    unit: 'mm',
    expected: 262,
    tolerance: 1,
    of: 'notice',
    measure: (pages) => inkOfLine(pageOf(pages, 2), nth(pageOf(pages, 2).lines, 21)).bottom,
  },
  {
    id: 'rows',
    clause: '5.2.3',
    what: '每面行数',
    unit: '行',
    expected: 22,
    tolerance: 0,
    of: 'notice',
    // The page number is a line too.
    measure: (pages) => pageOf(pages, 3).lines.length - 1,
  },
  {
    id: 'characters',
    clause: '5.2.3',
    what: '每行字数：全是汉字的一行',
    unit: '字',
    expected: 28,
    tolerance: 0,
    of: 'notice',
    measure: (pages) =>
      Math.max(
        ...pages.flatMap(({ lines }) =>
          lines.filter(({ text: words }) => !/[!-~]/u.test(words)).map(({ glyphs }) => glyphs.length),
        ),
      ),
  },
  {
    id: 'row-pitch',
    clause: '5.2.3、3.2；33476 9.1',
    what: '行距：22行撑满版心',
    unit: 'mm',
    expected: 10.39,
    tolerance: 0.1,
    of: 'notice',
    measure: (pages) => {
      const { lines } = pageOf(pages, 3)
      return (nth(lines, 21).y - nth(lines, 0).y) / 21
    },
  },
  {
    id: 'character-pitch',
    clause: '5.2.3',
    what: '字距：28字撑满版心',
    unit: 'mm',
    expected: cell,
    tolerance: 0.05,
    of: 'notice',
    measure: (pages) => {
      const line = pages
        .flatMap(({ lines }) => lines)
        .find(({ glyphs, text: words }) => glyphs.length === 28 && !/[!-~]/u.test(words))
      if (!line) throw new Error('no line of 28 ideographs')
      return (nth(line.glyphs, 27).x - nth(line.glyphs, 0).x) / 27
    },
  },
  {
    id: 'text-size',
    clause: '5.2.2',
    what: '正文字号（3号）',
    unit: 'pt',
    expected: 16,
    tolerance: 0.3,
    of: 'notice',
    measure: (pages) => nth(nth(pageOf(pages, 2).lines, 4).glyphs, 3).size,
  },
  {
    id: 'text-face',
    clause: '5.2.2、7.3.3',
    what: '正文字体是仿宋',
    unit: '',
    expected: 1,
    tolerance: 0,
    of: 'notice',
    measure: (pages) => holds(nth(pageOf(pages, 2).lines, 4).glyphs.every(({ font }) => /fangsong/iu.test(font))),
  },
  {
    id: 'black',
    clause: '5.2.4',
    what: '首页以后没有红字',
    unit: '个',
    expected: 0,
    tolerance: 0,
    of: 'general-full',
    measure: (pages) =>
      pages.slice(1).flatMap(({ lines }) => lines.flatMap(({ glyphs }) => glyphs.filter(({ red }) => red))).length,
  },
  {
    id: 'red-marks-only',
    clause: '5.2.4',
    what: '首页的红字只有发文机关标志',
    unit: '',
    expected: 1,
    tolerance: 0,
    of: 'general-full',
    measure: ([first]) =>
      holds(
        first.lines
          .flatMap(({ glyphs }) => glyphs.filter(({ red }) => red).map(({ character }) => character))
          .join('') === '某某市人民政府文件',
      ),
  },
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
