import type { PrintedPlace } from './diagnostic.js'

/** 第3页第5行; what stands outside the rows of a page, such as the mark, has no row; empty for what is on no page (0). */
export const pageAndRow = ({ page, line }: Pick<PrintedPlace, 'page' | 'line'>): string =>
  page === 0 ? '' : `第${page}页${line > 0 ? `第${line}行` : ''}`
