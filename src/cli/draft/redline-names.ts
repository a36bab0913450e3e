import { withTail } from '../../write/long-name.js'

/** The names of the 花脸稿 of a DOCX, in both formats. */
export const redlineNames = (docx: string): readonly [string, string] => {
  const target = docx.slice(0, -'.docx'.length)
  return [withTail(target, ' 花脸稿.docx'), withTail(target, ' 花脸稿.pdf')]
}
