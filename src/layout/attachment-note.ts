import type { AttachmentNote } from '../document/element.js'
import { plainText } from '../document/inline.js'
import { textWidth } from './cells.js'
import type { Indents } from './set-paragraph.js'
import { wording } from './wording.js'

/** One paragraph of 附件说明 with its indents in cells. */
export interface AttachmentLine {
  readonly text: string
  readonly indents: Indents
}

/**
 * 附件说明 (7.3.4): two characters in; several names are numbered and stand below one another, a single one has no number;
 * turnovers begin below the first character of the name. No mark follows a name.
 */
export function attachmentLines({ names }: AttachmentNote): readonly AttachmentLine[] {
  const start = 2 + textWidth(wording.attachments)
  return names.map((name, index) => {
    const number = names.length > 1 ? `${index + 1}.` : ''
    const rest = start + textWidth(number)
    return index === 0
      ? { text: wording.attachments + number + plainText(name), indents: { first: 2, rest, right: 0 } }
      : { text: number + plainText(name), indents: { first: start, rest, right: 0 } }
  })
}
