import { neverFirst, neverLast } from '../../layout/line-ends.js'
import { escapeMarkup } from '../../markup/escape-markup.js'

/**
 * Settings of the whole document that `docx` cannot write, in the order of the schema. Marks at the end of a line keep
 * their full width: 28 characters a line, whatever they are. What may neither begin nor end a line is said in full,
 * because Word's own lists lack a few marks of GB/T 15834.
 */
export const lineSettings: readonly (readonly [name: string, attributes: Readonly<Record<string, string>>])[] = [
  ['w:characterSpacingControl', { 'w:val': 'doNotCompress' }],
  ['w:noLineBreaksAfter', { 'w:lang': 'zh-CN', 'w:val': [...neverLast].join('') }],
  ['w:noLineBreaksBefore', { 'w:lang': 'zh-CN', 'w:val': [...neverFirst].join('') }],
]

/** The same as XML. */
export const lineSettingsXml = lineSettings
  .map(([name, attributes]) => {
    const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeMarkup(value)}"`)
    return `<${name}${written.join('')}/>`
  })
  .join('')
