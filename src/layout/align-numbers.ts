import type { Table } from '../document/element.js'
import { type Inline, plainText } from '../document/inline.js'
import { oncePer } from '../keyed/once-per.js'
import { textWidth } from './cells.js'

/** A number as tables have it: whole part, then what follows from the decimal point or the unit on: 亿元, 微克/立方米. */
const number = /^[-−－]?\d[\d,，]*(?<tail>(?:\.\d+)?(?:%|‰|[^\d.%‰]{0,4}|[^\d.%‰/／]{1,4}[/／][^\d.%‰/／]{1,4}))$/u

const tailIn = (text: string): string | undefined => number.exec(text)?.groups?.tail

const tailOf = (inlines: readonly Inline[]): string | undefined => tailIn(plainText(inlines))

/** Whether a text is a number with nothing but its unit. */
export const isNumber = (text: string): boolean => number.test(text)

/**
 * A number and a unit with a slash, which no line parts (27.4 | 微克/立方米), in front of it another number where it became
 * this one; undefined of another text.
 */
export function slashedAmount(text: string): { readonly number: string; readonly unit: string } | undefined {
  const [tail, ...before] = /[/／]/u.test(text) ? text.split(' ').map(tailIn).reverse() : []
  const unit = before.includes(undefined) ? '' : unitOf(tail ?? '')
  return unit === '' ? undefined : { number: text.slice(0, text.length - unit.length), unit }
}

/** 万人 of `6.8万人`: what a number counts. */
const unitOf = (tail: string): string => tail.replace(/^\.\d+/, '')

/**
 * White to the right of each cell of a table's rows, in characters, so that the decimal points of a column stand below one
 * another. Columns of numbers are those that the table aligns at the right and that count one thing: 6.8万人 and 57个 have
 * no place of digits in common. Cells without a number end where the column's numbers end. Asked for when columns are
 * measured, cells set, and the DOCX made.
 */
export const numberIndents = oncePer((table: Table): NumberIndents => {
  /** The longest tail of each column of numbers; null for other columns. */
  const longest = table.header.map((_, column) => {
    const tails = table.rows.flatMap((row) => tailOf(row[column] ?? []) ?? [])
    const counted = table.align[column] === 'right' && new Set(tails.map(unitOf)).size <= 1
    return counted ? Math.max(0, ...tails.map(textWidth)) : null
  })
  return table.rows.map((row) =>
    longest.map((tail, column) => {
      const own = tailOf(row[column] ?? [])
      return own === undefined || tail === null ? 0 : tail - textWidth(own)
    }),
  )
})

/** A row for each row of the table, in it a width for each column. */
type NumberIndents = readonly (readonly number[])[]
