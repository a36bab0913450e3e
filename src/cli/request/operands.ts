import { folderTime } from '../../data/years.js'
import type { Command } from './options.js'
import { UsageError } from './usage-error.js'

/** Commands whose operands are files; a year may stand before them, but of those of `namesNoYear`. */
const takesFiles: Readonly<Partial<Record<Command, string>>> = {
  import: '请写上要导入的 Excel 文件，例如：npx tongbao import 长春市.xlsx。',
  'diff-docx': '请写上改过的文件，例如：npx tongbao diff-docx out/2023/通报.docx。',
  verify: '请写上要核验的封存包，例如：npx tongbao verify 第1版.zip。',
  init: '请写上要新建的文件夹，例如：npx tongbao init 就业考评。',
}

const namesNoYear: ReadonlySet<Command> = new Set<Command>(['verify', 'init', 'diff-docx'])

/** Commands that take one file alone. */
const takesOne: Readonly<Partial<Record<Command, string>>> = {
  verify: '一次核验一个封存包',
  'diff-docx': '一次看一个文件',
  init: '一次建一个',
}

interface Operands {
  readonly year: string | undefined
  readonly files: readonly string[]
}

/** What stands behind a command: a year, files. Throws `UsageError` where one is missing, wrong or too many. */
export function operandsOf(command: Command, words: readonly string[], watches: boolean): Operands {
  const missing = takesFiles[command]
  // A year has no extension, a workbook has one.
  const namesYear =
    !namesNoYear.has(command) && ((missing === undefined && command !== 'revise') || !/[./\\]/.test(words[0] ?? ''))
  const year = namesYear ? words[0] : undefined
  const rest = namesYear ? words.slice(1) : words
  // Behind `revise --watch` stand workbooks that are imported whenever they are saved.
  const files = missing === undefined && !(command === 'revise' && watches) ? [] : rest
  if (missing !== undefined && files.length === 0) throw new UsageError(missing)
  const one = takesOne[command]
  if (one !== undefined && files.length > 1) throw new UsageError(`${one}；多出来的：${files.slice(1).join(' ')}。`)
  if (command === 'new-year' && (year === undefined || !isNewFolder(year)))
    throw new UsageError(
      '请写上新的年度，四位数字，例如：npx tongbao new-year 2024；一年几次的，后面写时段：2024-一季度。',
    )
  if (rest.length > files.length) throw new UsageError(`多出来的参数：${rest.join(' ')}。`)
  if (year !== undefined && !/^[^./\\][^/\\]*$/u.test(year))
    throw new UsageError(`年度应是 data 里的一个文件夹名，例如 2022；这里是：${year}。`)
  return { year, files }
}

/** 2024, or 2024-一季度 for offices with several notices a year. */
const isNewFolder = (name: string): boolean =>
  /^[1-9][0-9]{3}/.test(name) && (name.length === 4 || folderTime(name).period !== null)
