import { warning } from '../diagnostics/diagnostic.js'
import { plainText } from '../document/inline.js'
import { inlineLists } from '../document/inline-lists.js'
import type { Check } from './check.js'

/** A waiver holds for the words it quotes: when the text no longer says them, the waiver has expired. */
export const staleWaivers: Check = ({ dataset, document }) => {
  const text = inlineLists(document).map(plainText).join('\n')
  return dataset.waivers
    .filter(({ quote }) => !text.includes(quote.value))
    .map(({ quote }) =>
      warning(
        'waiver-stale',
        `豁免的原文“${quote.value}”在文中已经找不到`,
        quote.at,
        '文字已改动，请删去这条豁免，或按现在的文字重写。',
      ),
    )
}
