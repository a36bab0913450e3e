import { type Diagnostic, error, type SourcePlace } from '../diagnostics/diagnostic.js'
import { withIdeographs } from './look-alikes.js'

/** Signs that file systems or templates read as something else. Quotes end a name inside a tag. */
const SIGNS = /[/\\:*?"'<>|{}“”‘’`\p{White_Space}]/u
const LONGEST = 60

/**
 * What is wrong with the name of a place, a figure, an indicator or a snippet; undefined when nothing is. Names are
 * written in templates and may become parts of file names, so they are refused early where they could mislead.
 */
export function checkName(name: string, at: SourcePlace): Diagnostic | undefined {
  const refuse = (message: string, hint: string) => error('value-malformed', message, at, hint)
  const sign = SIGNS.exec(name)?.[0]
  if (sign) {
    const shown = /\s/u.test(sign) ? '空格或换行' : sign
    return refuse(`名称里有不能用的字符（${shown}）：${name}`, '名称里不要有空格、引号、斜线和 : * ? < > | { }。')
  }
  if (name.startsWith('.')) return refuse(`名称“${name}”不能用`, '请换一个名称。')
  if (!/\p{L}/u.test(name)) return refuse(`名称“${name}”里没有文字`, '名称至少要有一个汉字或字母。')
  if ([...name].length > LONGEST) return refuse(`名称太长：“${name}”`, `名称不要超过${LONGEST}个字。`)
  const plain = withIdeographs(name)
  if (name !== plain)
    return refuse(`名称“${name}”里有样子相同的别的字符`, `多半是从 PDF 复制来的，请重新输入：${plain}。`)
  if (name !== name.normalize('NFC')) return refuse(`名称“${name}”的字符编码不规范`, '请重新输入这个名称（不要粘贴）。')
  return undefined
}
