import { type EntryFault, faultyEntry } from '../../archive/check-entries.js'
import { beginsAsZip, isCompoundFile, listZip, unpack } from '../../archive/unzip.js'
import type { DiagnosticCode } from '../../diagnostics/codes.js'
import { error, fail, type Outcome, outcome } from '../../diagnostics/diagnostic.js'
import { xmlFault } from '../../markup/xml.js'

/** More than any document of an office; in bytes, but for the counts. */
export const docxLimits = {
  file: 50_000_000,
  entries: 5_000,
  part: 64_000_000,
  total: 256_000_000,
  ratio: 300,
} as const

const RESAVE = '请用 Word 或 WPS 打开，另存为“Word 文档（*.docx）”，再比较。'
/** Where words stand that people read; pictures, styles and settings are not looked at. */
const READ = /^word\/(?:document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml$/i

/**
 * The parts of a DOCX file that hold words, by name. The file may be anyone's work: the archive is looked through before
 * anything is unpacked, and nothing but these parts is. `file` is its name, for messages.
 */
export function openDocx(bytes: Uint8Array, file: string): Outcome<ReadonlyMap<string, string>> {
  const refuse = (code: DiagnosticCode, why: string, hint = RESAVE) => fail(error(code, `${file}：${why}`, null, hint))
  if (isCompoundFile(bytes)) return refuse('docx-format', '这是旧格式的文档（.doc、.wps），或者设了打开密码')
  const entries = listZip(bytes)
  if (!entries)
    return beginsAsZip(bytes) ? refuse('docx-unreadable', '文件已损坏') : refuse('docx-format', '这不是 DOCX 文件')
  const fault = faultyEntry(entries, docxLimits)
  if (fault) return refuse(fault.kind === 'encrypted' ? 'docx-format' : 'docx-refused', faults[fault.kind])
  if (entries.some(({ name }) => /vbaProject/i.test(name)))
    return refuse('docx-refused', '文档里有宏，不读取', '请另存为不带宏的“Word 文档（*.docx）”。')
  if (!entries.some(({ name }) => name.toLowerCase() === 'word/document.xml'))
    return refuse('docx-format', '这不是 DOCX 文件：里面没有 word/document.xml')
  const parts = new Map<string, string>()
  for (const entry of entries.filter(({ name }) => READ.test(name))) {
    const unpacked = unpack(entry)
    if (!unpacked) return refuse('docx-unreadable', `里面的 ${entry.name} 已损坏`)
    const written = new TextDecoder().decode(unpacked)
    const unsafe = xmlFault(entry.name, written, unpacked)
    if (unsafe) return refuse('docx-refused', unsafe)
    // Office systems that a document passes through leave their name in one.
    const text = written.replaceAll(/<!--(?:(?!--).)*-->/gsu, '')
    if (text.includes('<!')) return refuse('docx-refused', `里面的 ${entry.name} 写法不寻常，没有读取`)
    parts.set(entry.name.toLowerCase(), text)
  }
  return outcome(parts)
}

const faults: { readonly [K in EntryFault['kind']]: string } = {
  count: '里面的部件太多，不像办公用的文档',
  path: '里面有指向别处的路径，不安全',
  duplicate: '里面有两个同名的部件，不安全',
  encrypted: '这个压缩包设了密码',
  size: '解压后大得不合常理，没有读取',
}
