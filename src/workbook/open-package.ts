import { strFromU8 } from 'fflate'
import { type EntryFault, faultyEntry } from '../archive/check-entries.js'
import { type Entry, packEntries, STORED } from '../archive/pack-entries.js'
import { beginsAsZip, isCompoundFile, listZip, unpack, type ZipEntry } from '../archive/unzip.js'
import { type Diagnostic, error, fail, type Outcome, outcome, place } from '../diagnostics/diagnostic.js'
import { attributesOf, isUnwieldy, tagsOf, xmlFault } from '../markup/xml.js'

/** A workbook that is safe to read: its XML parts as text, and a new archive of nothing but these. */
export interface WorkbookPackage {
  /** The name of the file, for messages. */
  readonly file: string
  readonly parts: ReadonlyMap<string, string>
  /** What the library reads: exactly the parts that were looked at, unpacked. */
  readonly bytes: Uint8Array
}

/** What a workbook of an office never needs. In bytes, but for the counts. */
export const workbookLimits = {
  file: 20_000_000,
  entries: 10_000,
  part: 64_000_000,
  total: 128_000_000,
  ratio: 300,
  sharedStrings: 200_000,
} as const

/** What helps against most that is wrong with a workbook. */
export const RESAVE = '请用 Excel 或 WPS 打开，另存为“Excel 工作簿（*.xlsx）”，再导入。'
const DAMAGED = '多半没有下载、拷贝完，请重新下载或者请对方重发；打得开的，请另存为“Excel 工作簿（*.xlsx）”。'
/** The parts that are read; others only must not be dangerous. */
const READ = /^xl\/(?:workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|styles\.xml|worksheets\/[^/]+\.xml)$/i

/** Looks into a workbook before any library does, and refuses what is no plain `.xlsx` or could do harm. */
export function openPackage(bytes: Uint8Array, file: string): Outcome<WorkbookPackage> {
  const refuse = (problem: Problem) => fail(error(problem.code, problem.message, place(file, 1, 1), problem.hint))
  const foreign = foreignFormat(bytes, file)
  if (foreign) return refuse(foreign)
  if (bytes.length > workbookLimits.file) return refuse(hostile('文件太大', '一个工作簿不要超过20MB。'))
  const entries = listZip(bytes)
  if (!entries) return refuse({ code: 'workbook-unreadable', message: '这个 Excel 文件已损坏', hint: DAMAGED })
  const wrong = wrongEntries(entries)
  if (wrong) return refuse(wrong)

  const parts = new Map<string, string>()
  const clean: Entry[] = []
  for (const entry of entries.filter(({ name }) => /\.(?:xml|rels)$/i.test(name))) {
    const unpacked = unpack(entry)
    if (!unpacked)
      return refuse({ code: 'workbook-unreadable', message: `文件里的 ${entry.name} 已损坏`, hint: RESAVE })
    const text = strFromU8(unpacked)
    const bad = wrongXml(entry.name, text, unpacked)
    if (bad) return refuse(bad)
    parts.set(entry.name, text)
    clean.push({ name: entry.name, bytes: unpacked, level: STORED })
  }
  const unsafe = wrongContent(parts)
  if (unsafe) return refuse(unsafe)
  return outcome({ file, parts, bytes: packEntries(clean) })
}

type Problem = Pick<Diagnostic, 'code' | 'message' | 'hint'>
const hostile = (message: string, hint = RESAVE): Problem => ({ code: 'workbook-refused', message, hint })
const otherFormat = (message: string, hint = RESAVE): Problem => ({ code: 'workbook-format', message, hint })

/** Files that are no zip archive at all, by their first bytes and by what their name says. */
function foreignFormat(bytes: Uint8Array, file: string): Problem | undefined {
  const extension = /\.([^.]+)$/.exec(file)?.[1]?.toLowerCase() ?? ''
  if (bytes.length === 0)
    return otherFormat('这个文件是空的（0 字节）', '多半没有下载、拷贝完，请重新下载或者请对方重发。')
  if (isCompoundFile(bytes)) {
    const encrypted = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    return encrypted.includes(Buffer.from('EncryptedPackage', 'utf16le'))
      ? otherFormat('这个工作簿设了打开密码', '请在 Excel 或 WPS 里去掉打开密码，另存后再导入。')
      : otherFormat(`这是旧格式的表格（${extension === 'et' ? '.et' : '.xls'}），读不了`)
  }
  if (/^~\$/.test(file))
    return otherFormat('这是 Excel、WPS 打开表格时的临时文件，不是表格', '请导入名称里没有“~$”的那个文件。')
  // The data name the workbook by its file: 来自 长春市.xlsx.
  if (beginsAsZip(bytes))
    return extension === 'xlsx' ? undefined : otherFormat(`文件名要以 .xlsx 结尾${extension && `，不是 .${extension}`}`)
  if (['csv', 'txt', 'tsv'].includes(extension)) return otherFormat(`这是文本文件（.${extension}），不是 Excel 工作簿`)
  return otherFormat('这不是 Excel 工作簿（.xlsx）')
}

/** What is wrong with the entries of the archive, in words. */
const faults: { readonly [K in EntryFault['kind']]: (name: string) => Problem } = {
  count: () => hostile('文件里的部件太多，不像办公用的表格'),
  path: () => hostile('文件里有指向别处的路径，不安全'),
  duplicate: (name) => hostile(`文件里有两个 ${name}，不安全`),
  encrypted: () => otherFormat('这个压缩包设了密码', '请去掉密码，另存后再导入。'),
  size: () => hostile('文件解压后大得不合常理，没有读取'),
}

function wrongEntries(entries: readonly ZipEntry[]): Problem | undefined {
  const fault = faultyEntry(entries, workbookLimits)
  if (fault) return faults[fault.kind](fault.name)
  const names = new Set(entries.map(({ name }) => name.toLowerCase()))
  if ([...names].some((name) => name.includes('vbaproject')))
    return hostile('工作簿里有宏，不读取', '请另存为不带宏的“Excel 工作簿（*.xlsx）”。')
  if (names.has('xl/workbook.xml')) return undefined
  return names.has('xl/workbook.bin')
    ? otherFormat('这是二进制工作簿（.xlsb），读不了')
    : otherFormat('这不是 Excel 工作簿（.xlsx）')
}

/** Comments could hide cells from one reader or the other, and what is endless keeps a reader busy. */
function wrongXml(name: string, text: string, bytes: Uint8Array): Problem | undefined {
  const fault = xmlFault(name, text, bytes)
  if (fault) return hostile(fault)
  if (READ.test(name) && (text.includes('<!') || isUnwieldy(text)))
    return hostile(`文件里的 ${name} 写法不寻常，没有读取`)
  return undefined
}

function wrongContent(parts: ReadonlyMap<string, string>): Problem | undefined {
  const types = parts.get('[Content_Types].xml') ?? ''
  if (/macroEnabled|vbaProject/i.test(types))
    return hostile('工作簿里有宏，不读取', '请另存为不带宏的“Excel 工作簿（*.xlsx）”。')
  const linked = '请在 Excel 的“数据－编辑链接”里断开链接，另存后再导入。'
  for (const [name, text] of parts) {
    if (/^xl\/externalLinks\//i.test(name)) return hostile('工作簿里有指向别的文件的链接，不读取', linked)
    if (!name.endsWith('.rels')) continue
    for (const tag of tagsOf(text)) {
      if (!tag) return hostile(`文件里的 ${name} 已损坏`)
      const attributes = attributesOf(tag)
      const external = attributes.get('TargetMode')?.toLowerCase() === 'external'
      // A link that a reader may click is text; anything else would be fetched.
      if (external && !attributes.get('Type')?.endsWith('/hyperlink'))
        return hostile('工作簿里有指向别的文件的链接，不读取', linked)
    }
  }
  const strings = parts.get('xl/sharedStrings.xml') ?? ''
  return strings.split('<si').length - 1 > workbookLimits.sharedStrings
    ? hostile('工作簿里的文字多得不合常理，没有读取')
    : undefined
}
