import type { SourcePlace } from '../diagnostics/diagnostic.js'

/** Text that stands in a template or a snippet. `at` is the place of its first character. */
export interface TextInline {
  readonly kind: 'text'
  readonly text: string
  readonly at: SourcePlace | null
}

/** A value of the data, as printed: it is never read as markup and never broken into other values. */
export interface ValueInline {
  readonly kind: 'value'
  readonly text: string
  /** Its name in the data, e.g. `县域内就业` or `吉林市/提供岗位` or `文件.成文日期`. */
  readonly name: string
  /** Whether it is a figure (a number with a unit); dates, names and counts are not. */
  readonly figure: boolean
  /** Where the template or snippet names it. */
  readonly at: SourcePlace | null
  /** Where the data defines it. */
  readonly origin: SourcePlace | null
}

/** A stretch of printed words: written by hand, or a value of the data. */
export type Inline = TextInline | ValueInline

/** Words as they stand in a source; `at` null: they stand in none. */
export const text = (value: string, at: SourcePlace | null = null): TextInline => ({ kind: 'text', text: value, at })

/** A value as printed, under its full name; a figure only where that is said. */
export const value = (
  printed: string,
  name: string,
  options: { figure?: boolean; at?: SourcePlace | null; origin?: SourcePlace | null } = {},
): ValueInline => ({
  kind: 'value',
  text: printed,
  name,
  figure: options.figure ?? false,
  at: options.at ?? null,
  origin: options.origin ?? null,
})

/** Whether what is printed is a figure: neither written by hand nor a date, a name or a count. */
export const isFigure = (inline: Inline): inline is ValueInline => inline.kind === 'value' && inline.figure

/** The characters as they are printed. */
export const plainText = (inlines: readonly Inline[]): string => inlines.map((inline) => inline.text).join('')
