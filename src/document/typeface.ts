/**
 * The five faces of GB/T 9704-2012: 仿宋 text, 小标宋 mark and title, 黑体 level 1, 楷体 level 2, 宋体 page numbers.
 * The layout says which face a character takes; `fonts` finds a font for it.
 */
export const typefaces = {
  fangsong: '仿宋',
  xiaobiaosong: '小标宋',
  heiti: '黑体',
  kaiti: '楷体',
  songti: '宋体',
} as const

/** A face by its name in the code. */
export type Typeface = keyof typeof typefaces
