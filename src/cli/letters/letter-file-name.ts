import { fileName, safeName } from '../../document/file-name.js'
import type { Letter } from '../../letters/compose-letters.js'

/** `01 长春市 吉就办函〔2023〕1号 …的函`: as many digits as the last letter needs, so that folders sort in official order. */
export function letterFileName({ order, place, document }: Letter, total: number): string {
  const digits = Math.max(2, String(total).length)
  const name = [String(order).padStart(digits, '0'), place.name.value, fileName(document)].join(' ')
  return safeName([...safeName(name)].slice(0, LONGEST_LETTER).join(''))
}

/** With three bytes a character and its ending, a name stays within what file systems take. */
const LONGEST_LETTER = 70
