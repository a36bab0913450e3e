import { warning } from '../diagnostics/diagnostic.js'
import { inlineLists } from '../document/inline-lists.js'
import type { Check } from './check.js'

/** A figure that nothing prints was reported in vain, or its sentence was forgotten. */
export const unusedFigures: Check = ({ figures, document }) => {
  const used = new Set(
    inlineLists(document).flatMap((inlines) =>
      inlines.flatMap((inline) => (inline.kind === 'value' && inline.figure ? [inline.name] : [])),
    ),
  )
  return figures.figures
    .filter(({ name }) => !used.has(name))
    .map(({ name, origin }) =>
      warning(
        'figure-unused',
        `“${name}”这个数字哪里也没有印出`,
        origin,
        '请在片段或亮点里用 {{数 "…"}} 引用它，或者从数据里删去。',
      ),
    )
}
