import { codePoint } from '../diagnostics/code-point.js'
import { error, fail, type Outcome, outcome, place } from '../diagnostics/diagnostic.js'

/** Characters that no text of ours may hold: controls but TAB and LF, bidi overrides, private use, halves, noncharacters. */
export const FORBIDDEN = /[^\P{Cc}\t\n]|[\p{Co}\p{Cs}\uFEFF\uFFFE\uFFFF\u2028\u2029\u202A-\u202E\u2066-\u2069]/u

/**
 * What was decoded of bytes that are kept (see `keepingHost`) and read again and again. Other bytes are decoded once: a
 * text that stays beside them would take more memory than all that ten thousand places report.
 */
const decoded = new WeakMap<Uint8Array, Outcome<string> | null>()

/** From now on what is decoded of these bytes is kept as long as they are. */
export const keepDecoded = (bytes: Uint8Array): void => {
  decoded.set(bytes, null)
}

/** Decodes a text file: UTF-8 or an error with the place of the first bad byte or character. */
export function decodeText(bytes: Uint8Array, file: string): Outcome<string> {
  const text = decoded.get(bytes) ?? decode(bytes, file)
  if (text.ok && decoded.has(bytes)) decoded.set(bytes, text)
  return text
}

function decode(bytes: Uint8Array, file: string): Outcome<string> {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    const hint = '请用“另存为”，编码选择 UTF-8，再试一次。'
    return fail(error('text-encoding', `文件不是 UTF-8 编码：${file}`, place(file, 1, 1), hint))
  }
  text = text.replace(/\r\n?/g, '\n')
  const bad = FORBIDDEN.exec(text)
  if (bad) {
    const before = text.slice(0, bad.index)
    const line = before.split('\n').length
    const column = [...before.slice(before.lastIndexOf('\n') + 1)].length + 1
    const message = `文件里有不可见的控制字符 ${codePoint(bad[0])}`
    const hint = '请删去这个字符（多半是从别处粘贴带来的）。'
    return fail(error('text-encoding', message, place(file, line, column, 1), hint))
  }
  return outcome(text)
}
