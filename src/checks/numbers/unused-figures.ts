import { isFigure } from '../../document/inline.js'
import { inlineSpots } from '../../document/passages.js'
import type { Check } from '../check.js'
import { finding } from '../finding.js'
import { relationOperands } from '../operand-names.js'

/**
 * A figure that nothing prints was reported in vain, or its sentence was forgotten. Computed figures are there to be
 * used or not, and a plan or an operand of a relation serves without being printed.
 */
export const unusedFigures: Check = ({ dataset, figures, passages }) => {
  const used = new Set(
    passages.flatMap((passage) =>
      inlineSpots(passage).flatMap(({ inline }) => (isFigure(inline) ? [inline.name] : [])),
    ),
  )
  for (const name of relationOperands(dataset)) used.add(name)
  const operands = dataset.figures.flatMap(({ formula, scope }) =>
    (formula?.operands ?? []).flatMap(({ value }) => figures.find(value, scope)?.name ?? []),
  )
  for (const name of operands) used.add(name)
  return figures.figures
    .filter(({ name, source }) => source === 'declared' && !name.endsWith('/计划') && !used.has(name))
    .map(({ name, origin }) =>
      finding('figure-unused', 'warning', `“${name}”这个数字哪里也没有印出`, {
        at: origin,
        about: name,
        hint: '请在片段或亮点里用 {{数 "…"}} 引用它，或者从数据里删去。',
      }),
    )
}
