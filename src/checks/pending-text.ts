import { warning } from '../diagnostics/diagnostic.js'
import { inlineLists } from '../document/inline-lists.js'
import type { Check } from './check.js'

/** 【待补】 in a figure or in the wording: a draft shows it, a final document may not. */
export const pendingText: Check = ({ document }) =>
  inlineLists(document).flatMap((inlines) =>
    inlines
      .filter(({ text }) => text.includes('【待补'))
      .map((inline) => {
        const at = (inline.kind === 'value' && inline.origin) || inline.at
        const what = inline.kind === 'value' ? `“${inline.name}”` : '这里'
        return warning('text-pending', `${what}还没有补上`, at, '草稿里印成【待补】；定稿（--final）前要补齐。')
      }),
  )
