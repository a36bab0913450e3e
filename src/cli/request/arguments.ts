import { parseArgs } from 'node:util'
import type { Share } from '../../batch/share.js'
import type { CalendarDate } from '../../data/dataset.js'
import { folderTime } from '../../data/years.js'
import { type OutputFormat, outputFormats } from '../../document/output-format.js'
import { dateOf, fontPair, formatsOf, jobCount, sequenceOf, shareOf, webOf, yearOf } from './option-values.js'
import { type Command, commands, commandsOf, options, refusing } from './options.js'
import { refuseCareless } from './refuse-careless.js'
import { UsageError } from './usage-error.js'

/** What the user asked for on the command line. */
export interface Request {
  readonly command: Command
  /** A folder of `data/`; undefined: the newest that is no sample. */
  readonly year: string | undefined
  readonly workspace: string
  /** All that the user names; more than one only for letters. */
  readonly workspaces: readonly string[]
  readonly out: string | undefined
  readonly json: boolean
  readonly final: boolean
  readonly strictFonts: boolean
  readonly dryRun: boolean
  readonly bundledFonts: boolean
  /** `--font 仿宋=路径`, by the Chinese name of the typeface. */
  readonly fontPaths: ReadonlyMap<string, string>
  /** The workbooks that `import` reads, and those that `revise --watch` imports whenever they are saved. */
  readonly files: readonly string[]
  /** `import` takes figures that the data do not have yet. */
  readonly add: boolean
  /** `issue`: 顺序号 and 成文日期; undefined: those of 文件.yaml. */
  readonly number: string | undefined
  readonly date: CalendarDate | undefined
  /** `init`: the year of the sample; undefined: the newest that the program's own data have. */
  readonly sampleYear: number | undefined
  /** `new-year`: the folder that it is made from; undefined: the year before. */
  readonly from: string | undefined
  /** Write over what was edited by hand; a copy of it is kept. */
  readonly force: boolean
  /** `letters`: the full names of the places; none: all. */
  readonly only: readonly string[]
  /** `draft`: the text for the website as well. */
  readonly web: boolean
  /** `letters`: the formats to write. */
  readonly formats: readonly OutputFormat[]
  /** `letters`: all files in one archive as well. */
  readonly zip: boolean
  /** `letters`: all letters in one PDF as well. */
  readonly merge: boolean
  /** `revise`, `letters`: what the data are compared with; undefined: the last edition. */
  readonly since: string | undefined
  /** `revise`: who the redline says has made the changes. */
  readonly author: string | undefined
  /** `revise`: a redline of each changed letter as well. */
  readonly allRedlines: boolean
  /** `revise`: again whenever an input is saved. */
  readonly watch: boolean
  /** `letters`: give a number to every letter that has none. */
  readonly reserve: boolean
  /** `letters`: how many processes make them; null: as many as is soonest. */
  readonly jobs: number | null
  /** `letters`: which share of them to make; null: all. */
  readonly share: Share | null
  /** `letters`: join what the shares have made. */
  readonly collect: boolean
}

/** Commands whose operands are files; a year may stand before them, but of those of `namesNoYear`. */
const takesFiles: Readonly<Partial<Record<Command, string>>> = {
  import: '请写上要导入的 Excel 文件，例如：npx tongbao import 长春市.xlsx。',
  'diff-docx': '请写上改过的文件，例如：npx tongbao diff-docx out/2023/通报.docx。',
  verify: '请写上要核验的封存包，例如：npx tongbao verify 第1版.zip。',
  init: '请写上要新建的文件夹，例如：npx tongbao init 就业考评。',
}

const namesNoYear: ReadonlySet<Command> = new Set<Command>(['verify', 'init', 'diff-docx'])

export type Parsed =
  | { readonly kind: 'help'; readonly command: Command | undefined }
  | { readonly kind: 'version' }
  | { readonly kind: 'request'; readonly request: Request }

/** Reads the arguments; throws `UsageError` with a Chinese message for anything it does not know. */
export function parseArguments(argv: readonly string[]): Parsed {
  const { values, positionals } = read(argv)
  if (values.version) return { kind: 'version' }
  const [name = '', ...others] = positionals
  const command = commands.find((each) => each === name)
  if (values.help || positionals.length === 0) return { kind: 'help', command }
  if (!command) throw new UsageError(`没有这个命令：${name}。可用的命令：${commands.join('、')}。`)
  // A year has no extension, a workbook has one.
  const missing = takesFiles[command]
  const namesYear =
    !namesNoYear.has(command) && ((missing === undefined && command !== 'revise') || !/[./\\]/.test(others[0] ?? ''))
  const year = namesYear ? others[0] : undefined
  const rest = namesYear ? others.slice(1) : others
  // Workbooks that are imported whenever they are saved.
  const watched = command === 'revise' && values.watch === true
  const files = missing === undefined && !watched ? [] : rest
  if (missing !== undefined && files.length === 0) throw new UsageError(missing)
  for (const option of refusing)
    if (values[option] !== undefined && !commandsOf[option].includes(command))
      throw new UsageError(`--${option} 只用于 ${commandsOf[option].join('、')}。`)
  if (values['strict-fonts'] && !values.final && command !== 'issue')
    throw new UsageError('--strict-fonts 要与 --final 同用。')
  if (command === 'verify' && files.length > 1)
    throw new UsageError(`一次核验一个封存包；多出来的：${files.slice(1).join(' ')}。`)
  if (command === 'diff-docx' && files.length > 1)
    throw new UsageError(`一次看一个文件；多出来的：${files.slice(1).join(' ')}。`)
  if (values.watch && values.json) throw new UsageError('--watch 不和 --json 同用：它一次更新只打印一行。')
  if (command !== 'letters' && (values.workspace?.length ?? 0) > 1)
    throw new UsageError('只有 letters 可以写几个 --workspace。')
  for (const option of ['only', 'since', 'reserve'] as const)
    if (values.collect && values[option]) throw new UsageError(`--collect 汇总全部的函，不和 --${option} 同用。`)
  for (const option of ['zip', 'merge', 'collect'] as const)
    if (values.shard && values[option])
      throw new UsageError(`--${option} 不和 --shard 同用：各份都做完以后，用 letters --collect 汇总。`)
  if (command === 'init' && files.length > 1)
    throw new UsageError(`一次建一个；多出来的：${files.slice(1).join(' ')}。`)
  if (command === 'new-year' && (year === undefined || !isNewFolder(year)))
    throw new UsageError(
      '请写上新的年度，四位数字，例如：npx tongbao new-year 2024；一年几次的，后面写时段：2024-一季度。',
    )
  if (rest.length > files.length) throw new UsageError(`多出来的参数：${rest.join(' ')}。`)
  if (year !== undefined && !/^[^./\\][^/\\]*$/u.test(year))
    throw new UsageError(`年度应是 data 里的一个文件夹名，例如 2022；这里是：${year}。`)
  if (values.fonts !== undefined && values.fonts !== 'bundled')
    throw new UsageError(`--fonts 只有一种写法：--fonts bundled；这里是：${values.fonts}。`)
  const request: Request = {
    command,
    year,
    workspace: values.workspace?.[0] ?? '.',
    workspaces: values.workspace ?? ['.'],
    out: values.out,
    json: values.json ?? false,
    final: values.final ?? false,
    strictFonts: values['strict-fonts'] ?? false,
    dryRun: values['dry-run'] ?? false,
    bundledFonts: values.fonts === 'bundled',
    fontPaths: new Map((values.font ?? []).map(fontPair)),
    files,
    add: values.add ?? false,
    force: values.force ?? false,
    number: values.number === undefined ? undefined : sequenceOf(values.number),
    from: values.from,
    sampleYear: values.year === undefined ? undefined : yearOf(values.year),
    date: values.date === undefined ? undefined : dateOf(values.date),
    only: values.only ?? [],
    web: command === 'draft' && webOf(values.format ?? []),
    formats: command === 'letters' ? formatsOf(values.format ?? outputFormats) : outputFormats,
    zip: values.zip ?? false,
    merge: values.merge ?? false,
    since: values.since,
    author: values.author,
    allRedlines: values['all-redlines'] ?? false,
    watch: values.watch ?? false,
    reserve: values.reserve ?? false,
    jobs: values.jobs === undefined ? null : jobCount(values.jobs),
    share: values.shard === undefined ? null : shareOf(values.shard),
    collect: values.collect ?? false,
  }
  return { kind: 'request', request }
}

function read(argv: readonly string[]) {
  try {
    const parsed = parseArgs({ args: [...argv], options, allowPositionals: true, tokens: true })
    refuseCareless(parsed.tokens, repeatable)
    return parsed
  } catch (cause) {
    const { code = '', message = '' } = cause as { code?: string; message?: string }
    const option = /'([^']+)'/.exec(message)?.[1] ?? ''
    if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') throw new UsageError(`没有这个选项：${option}。`)
    if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') {
      // Node names the option with its short form in front and a placeholder behind: -h, --help; --out <value>.
      const name = /--[\w-]+/.exec(option)?.[0] ?? option
      const takesValue = /<value>/.test(option)
      throw new UsageError(takesValue ? `${name} 后面要写内容，不能空着。` : `${name} 后面不写内容。`)
    }
    throw cause
  }
}

/** Options that may be written more than once. */
const repeatable: ReadonlySet<string> = new Set(
  Object.entries(options).flatMap(([name, option]) => ('multiple' in option ? [name] : [])),
)

/** 2024, or 2024-一季度 for offices with several notices a year. */
const isNewFolder = (name: string): boolean =>
  /^[1-9][0-9]{3}/.test(name) && (name.length === 4 || folderTime(name).period !== null)
