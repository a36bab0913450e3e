import { inlineSpots } from '../../document/passages.js'
import type { Check } from '../check.js'
import { finding } from '../finding.js'

/** 【待补】 in a figure or in the wording: a draft shows it, a final document may not. */
export const pendingText: Check = ({ passages }) =>
  passages.flatMap((passage) =>
    inlineSpots(passage)
      .filter(({ inline }) => inline.text.includes('【待补'))
      .map(({ inline, spot }) => {
        const what = inline.kind === 'value' ? `“${inline.name}”` : '这里'
        const hint = '起草时印成【待补】，定稿（--final）前要补齐。'
        const start = spot.start + inline.text.indexOf('【待补')
        return finding('text-pending', 'warning', `${what}还没有补上`, { spot: { ...spot, start }, hint })
      }),
  )
