import { cell, holds, inkOfLine, leftOf, markText, nth, pageOf, rightOf } from './find.js'
import type { Rule } from './rules.js'

/** Paper, type area, grid, type and colour of the text: alike in both formats. */
export const page: readonly Rule[] = [
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
    measure: ([first]) => holds(markText(first) === '某某市人民政府文件'),
  },
]
