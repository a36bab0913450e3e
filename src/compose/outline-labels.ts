import type { Level } from '../document/element.js'
import { chineseNumeral } from '../figures/chinese-numeral.js'

const label: { readonly [L in Level]: (n: number) => string } = {
  1: (n) => `${chineseNumeral(n)}、`,
  2: (n) => `（${chineseNumeral(n)}）`,
  3: (n) => `${n}.`,
  4: (n) => `（${n}）`,
}

/** The numbers of one document. */
export interface Labels {
  /** The number of the next heading of a level. */
  heading(level: Level): string
  item(level: Level, number: number): string
}

/** Numbers the outline in order: 一、（一）1.（1） by depth (GB/T 9704-2012, 7.3.3), anew under each higher heading. */
export function makeLabels(): Labels {
  const counts = [0, 0, 0, 0]
  return {
    heading(level) {
      counts[level - 1] = (counts[level - 1] ?? 0) + 1
      counts.fill(0, level)
      return label[level](counts[level - 1] ?? 1)
    },
    item: (level, number) => label[level](number),
  }
}

/** A level with the label of its next heading. */
export const labelled = (level: Level, labels: Labels) => ({ level, label: labels.heading(level) })
