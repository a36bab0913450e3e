import { unusedByLetters } from '../../checks/waive.js'
import { isOpenNumber } from '../../data/check-ledger.js'
import { andThen, type Diagnostic, error } from '../../diagnostics/diagnostic.js'
import { distinct } from '../../diagnostics/distinct.js'
import { nameSome } from '../../diagnostics/name-some.js'
import { layOutLetter } from '../../letters/compose-letters.js'
import { refusals } from '../draft/refusals.js'
import type { Request } from '../request/arguments.js'
import { aboutLetters } from './about-letters.js'
import type { YearLetters } from './year-letters.js'

/**
 * What `--final` refuses: letters that cannot be made, warnings, substitute fonts, letters without a number; behind what is
 * said of the letters themselves. All letters are composed for it first, those too that only get their number now.
 */
export function lettersRefused(
  letters: YearLetters,
  before: readonly Diagnostic[],
  request: Request,
): readonly Diagnostic[] {
  if (!request.final) return []
  const found: Diagnostic[] = []
  const waived: Diagnostic[] = []
  const unmade: string[] = []
  const open: string[] = []
  for (const place of letters.ledgerText === null ? letters.places : letters.dataset.places) {
    const letter = andThen(letters.compose(place), layOutLetter)
    found.push(...letter.diagnostics.filter(({ severity }) => severity !== 'note'))
    waived.push(...letter.diagnostics.filter(({ code }) => code === 'waived'))
    if (!letter.ok) unmade.push(place.name.value)
    else if (isOpenNumber(letter.value.document.properties.number)) open.push(place.name.value)
  }
  if (unmade.length > 0) {
    const hint = '改正以后再运行一次；不加 --final 的，其余各份照做。'
    return [...found, error('final-refused', `定稿被拒绝：${nameSome(unmade)}的函做不成`, null, hint)]
  }
  if (request.only.length === 0) found.push(...unusedByLetters(letters.dataset.waivers, waived))
  // A mistake of the template shows in every letter; it is counted once.
  const refused = [...refusals(distinct([...before, ...found]), letters, request)]
  if (open.length > 0) {
    const { genre } = aboutLetters(letters)
    const message = `定稿被拒绝：${open.length} 份${genre}还没有文号（${nameSome(open)}）`
    refused.push(error('final-refused', message, null, '请在 data/台账.yaml 里登记，或加 --reserve 依次编号。'))
  }
  return refused.length > 0 ? [...found, ...refused] : []
}
