import { type Diagnostic, error, hasErrors } from '../../diagnostics/diagnostic.js'
import { layOutLetter } from '../../letters/compose-letters.js'
import { refusals } from '../draft/refusals.js'
import type { Request } from '../request/arguments.js'
import type { YearLetters } from './year-letters.js'

/** What `--final` refuses: warnings, substitute fonts, letters without a number. All letters are composed for it first. */
export function lettersRefused(
  letters: YearLetters,
  before: readonly Diagnostic[],
  request: Request,
): readonly Diagnostic[] {
  if (!request.final) return []
  const found: Diagnostic[] = [...before]
  const open: string[] = []
  for (const place of letters.places) {
    const letter = letters.compose(place)
    found.push(...letter.diagnostics)
    if (!letter.ok) continue
    found.push(...layOutLetter(letter.value).diagnostics)
    if (letter.value.document.properties.number.includes('\u3000')) open.push(place.name.value)
  }
  if (hasErrors(found)) return []
  const refused = [...refusals(found, letters, request)]
  if (open.length > 0) {
    const some = open.slice(0, 5).join('、') + (open.length > 5 ? '等' : '')
    const message = `定稿被拒绝：${open.length} 份函还没有文号（${some}）`
    refused.push(error('final-refused', message, null, '请在 data/台账.yaml 里登记，或加 --reserve 依次编号。'))
  }
  return refused
}
