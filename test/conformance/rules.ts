import type { MeasuredPage } from './measure.js'
import { ending } from './rules-ending.js'
import { general } from './rules-general.js'
import { imprint } from './rules-imprint.js'
import { letter } from './rules-letter.js'
import { page } from './rules-page.js'
import { pageNumbers } from './rules-page-numbers.js'
import { tables } from './rules-tables.js'
import { text } from './rules-text.js'

/** One demand of the standard, with what a page must measure. */
export interface Rule {
  /** Short and unique. */
  readonly id: string
  /** Of GB/T 9704-2012; `33476` is GB/T 33476.2-2016, `Fig` a figure of the standard. */
  readonly clause: string
  readonly what: string
  readonly unit: 'mm' | 'pt' | '字' | '行' | '个' | ''
  readonly expected: number
  readonly tolerance: number
  /** The document that shows it. */
  readonly of: string
  readonly measure: (pages: readonly [MeasuredPage, ...MeasuredPage[]]) => number
}

export const rules: readonly Rule[] = [
  ...page,
  ...text,
  ...general,
  ...letter,
  ...ending,
  ...imprint,
  ...pageNumbers,
  ...tables,
]
