import type { Typeface } from '../../document/typeface.js'

/** The family names written into the DOCX: one row a face, replaced as a whole or one by one. */
export type TypefaceNames = Readonly<Record<Typeface, string>>

/** The names under which offices have these fonts (GB/T 9704 names only the faces). */
export const officialNames: TypefaceNames = {
  fangsong: '仿宋_GB2312',
  xiaobiaosong: '方正小标宋简体',
  heiti: '黑体',
  kaiti: '楷体_GB2312',
  songti: '宋体',
}
