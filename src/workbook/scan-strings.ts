import { attributesOf, type Tag, tagsOf } from '../markup/xml.js'

/** What makes the words of a cell doubtful: some are struck out, or raised as the marks of notes are. */
export type Mark = 'struck' | 'raised'

/** Whether a tag of a font strikes out, or raises or lowers; undefined for any other. */
export function markOf(tag: Tag): Mark | undefined {
  if (tag.kind === 'close') return undefined
  const value = attributesOf(tag).get('val') ?? ''
  if (tag.name === 'strike') return /^(?:0|false)$/i.test(value) ? undefined : 'struck'
  return tag.name === 'vertAlign' && /^(?:super|sub)script$/i.test(value) ? 'raised' : undefined
}

/** The shared strings in which some words are marked, by index. */
export function scanStrings(xml: string): ReadonlyMap<number, Mark> {
  const marks = new Map<number, Mark>()
  let index = -1
  for (const tag of tagsOf(xml)) {
    if (!tag) return marks
    if (tag.name === 'si' && tag.kind !== 'close') index += 1
    const mark = markOf(tag)
    if (mark && marks.get(index) !== 'struck') marks.set(index, mark)
  }
  return marks
}
