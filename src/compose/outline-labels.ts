import type { Level } from '../document/element.js'
import { chineseNumeral } from '../figures/chinese-numeral.js'

const label: { readonly [L in Level]: (n: number) => string } = {
  1: (n) => `${chineseNumeral(n)}、`,
  2: (n) => `（${chineseNumeral(n)}）`,
  3: (n) => `${n}.`,
  4: (n) => `（${n}）`,
}

/** Numbers the outline in order: 一、（一）1.（1） by depth (GB/T 9704-2012, 7.3.3), anew under each higher heading. */
export function makeLabels() {
  const counts = [0, 0, 0, 0]
  return {
    heading(level: Level): string {
      counts[level - 1] = (counts[level - 1] ?? 0) + 1
      counts.fill(0, level)
      return label[level](counts[level - 1] ?? 1)
    },
    item: (level: Level, number: number): string => label[level](number),
  }
}
