import type { Inline } from '../../document/inline.js'
import { inlineSpots } from '../../document/passages.js'
import type { Check, CheckInput } from '../check.js'
import { finding } from '../finding.js'

/** 【待补】 in a figure or in the wording: a draft shows it, a final document may not. */
export const pendingText: Check = (input) =>
  input.passages
    .filter(({ text }) => text.includes(PENDING))
    .flatMap((passage) =>
      inlineSpots(passage)
        .filter(({ inline }) => inline.text.includes(PENDING) && !awaitsAnother(inline, input))
        .map(({ inline, spot }) => {
          const what = inline.kind === 'value' ? `“${inline.name}”` : '这里'
          const hint = '起草时印成【待补】，定稿（--final）前要补齐。'
          const start = spot.start + inline.text.indexOf(PENDING)
          return finding('text-pending', 'warning', `${what}还没有补上`, { spot: { ...spot, start }, hint })
        }),
    )

const PENDING = '【待补'

/** A position that follows from what is told of as 待补 itself: nobody has to fill it in. */
function awaitsAnother(inline: Inline, { figures, printed }: CheckInput): boolean {
  const named = (name: string) => figures.find(name, null)
  const own = inline.kind === 'value' ? named(inline.name)?.derivation : undefined
  if (own?.kind !== 'rank') return false
  // By completion it follows from what was achieved.
  const bases = own.operands.flatMap((basis) => [basis, ...(named(basis)?.derivation?.operands ?? [])])
  return bases.some((basis) => printed.has(basis) && named(basis)?.quantity.digits === '')
}
