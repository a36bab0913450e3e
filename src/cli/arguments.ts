import { parseArgs } from 'node:util'
import { parseShare, type Share } from '../batch/share.js'
import type { CalendarDate } from '../data/dataset.js'
import { parseDate } from '../data/parse-date.js'
import { place } from '../diagnostics/diagnostic.js'
import { type OutputFormat, outputFormats } from '../document/output-format.js'

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
  /** The workbooks that `import` reads. */
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

const commands = [
  'draft',
  'letters',
  'check',
  'revise',
  'import',
  'export',
  'proof',
  'issue',
  'verify',
  'new-year',
  'init',
  'doctor',
] as const
export type Command = (typeof commands)[number]

/** Commands whose operands are files; a year may stand before them, but of `verify`. */
const takesFiles: Readonly<Partial<Record<Command, string>>> = {
  import: '请写上要导入的 Excel 文件，例如：tongbao import 长春市.xlsx。',
  verify: '请写上要核验的封存包，例如：tongbao verify 第1版.zip。',
  init: '请写上要新建的文件夹，例如：tongbao init 就业考评。',
}

/** A wrong call of the program: exit code 2, with the word to the user. */
export class UsageError extends Error {}

export type Parsed =
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | { readonly kind: 'request'; readonly request: Request }

const options = {
  workspace: { type: 'string', multiple: true },
  out: { type: 'string' },
  json: { type: 'boolean' },
  final: { type: 'boolean' },
  'strict-fonts': { type: 'boolean' },
  font: { type: 'string', multiple: true },
  fonts: { type: 'string' },
  'dry-run': { type: 'boolean' },
  add: { type: 'boolean' },
  force: { type: 'boolean' },
  number: { type: 'string' },
  date: { type: 'string' },
  from: { type: 'string' },
  year: { type: 'string' },
  only: { type: 'string', multiple: true },
  format: { type: 'string', multiple: true },
  zip: { type: 'boolean' },
  merge: { type: 'boolean' },
  since: { type: 'string' },
  author: { type: 'string' },
  'all-redlines': { type: 'boolean' },
  watch: { type: 'boolean' },
  reserve: { type: 'boolean' },
  jobs: { type: 'string' },
  shard: { type: 'string' },
  collect: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean', short: 'V' },
} as const

/** Reads the arguments; throws `UsageError` with a Chinese message for anything it does not know. */
export function parseArguments(argv: readonly string[]): Parsed {
  const { values, positionals } = read(argv)
  if (values.version) return { kind: 'version' }
  if (values.help || positionals.length === 0) return { kind: 'help' }
  const [name = '', ...others] = positionals
  const command = commands.find((each) => each === name)
  if (!command) throw new UsageError(`没有这个命令：${name}。可用的命令：${commands.join('、')}。`)
  // A year has no extension, a workbook has one.
  const missing = takesFiles[command]
  const namesYear =
    command !== 'verify' && command !== 'init' && (missing === undefined || !/[./\\]/.test(others[0] ?? ''))
  const year = namesYear ? others[0] : undefined
  const rest = namesYear ? others.slice(1) : others
  const files = missing === undefined ? [] : rest
  if (missing !== undefined && files.length === 0) throw new UsageError(missing)
  if (command !== 'import' && values.add) throw new UsageError('--add 只用于 import。')
  if (values.force && !['draft', 'letters', 'revise', 'issue'].includes(command))
    throw new UsageError('--force 只用于 draft、letters、revise、issue。')
  if (values.number !== undefined && command !== 'issue') throw new UsageError('--number 只用于 issue。')
  if (values.date !== undefined && command !== 'issue' && command !== 'revise')
    throw new UsageError('--date 只用于 issue、revise。')
  if (command === 'verify' && files.length > 1)
    throw new UsageError(`一次核验一个封存包；多出来的：${files.slice(1).join(' ')}。`)
  if (command !== 'draft' && command !== 'letters' && values.format)
    throw new UsageError('--format 只用于 draft、letters。')
  for (const option of ['only', 'zip', 'merge', 'reserve', 'jobs', 'shard', 'collect'] as const)
    if (command !== 'letters' && values[option]) throw new UsageError(`--${option} 只用于 letters。`)
  for (const option of ['author', 'all-redlines', 'watch'] as const)
    if (command !== 'revise' && values[option]) throw new UsageError(`--${option} 只用于 revise。`)
  if (values.since !== undefined && command !== 'revise' && command !== 'letters')
    throw new UsageError('--since 只用于 revise、letters。')
  if (values.since === '') throw new UsageError('--since 后面要写与什么相比，例如 --since HEAD~1。')
  if (command !== 'letters' && (values.workspace?.length ?? 0) > 1)
    throw new UsageError('只有 letters 可以写几个 --workspace。')
  for (const option of ['zip', 'merge', 'collect'] as const)
    if (values.shard && values[option])
      throw new UsageError(`--${option} 不和 --shard 同用：各份都做完以后，用 letters --collect 汇总。`)
  if (command === 'init' && files.length > 1)
    throw new UsageError(`一次建一个；多出来的：${files.slice(1).join(' ')}。`)
  if (command === 'new-year' && (year === undefined || !/^[1-9][0-9]{3}$/.test(year)))
    throw new UsageError('请写上新的年度，四位数字，例如：tongbao new-year 2024。')
  if (command !== 'init' && values.year !== undefined) throw new UsageError('--year 只用于 init。')
  if (command !== 'new-year' && values.from !== undefined) throw new UsageError('--from 只用于 new-year。')
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
    return parseArgs({ args: [...argv], options, allowPositionals: true })
  } catch (cause) {
    const { code = '', message = '' } = cause as { code?: string; message?: string }
    const option = /'([^']+)'/.exec(message)?.[1] ?? ''
    if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') throw new UsageError(`没有这个选项：${option}。`)
    if (code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE') throw new UsageError(`选项的写法不对：${option}。`)
    throw cause
  }
}

/** A draft always is DOCX and PDF: both belong to its edition. The text for the website comes on demand. */
function webOf(wanted: readonly string[]): boolean {
  const unknown = wanted.find((name) => name !== 'web')
  if (unknown !== undefined)
    throw new UsageError(`draft 总是写 DOCX 和 PDF，--format 只能加写 web；这里是：${unknown}。`)
  return wanted.length > 0
}

function sequenceOf(text: string): string {
  if (!/^[1-9][0-9]{0,4}$/.test(text))
    throw new UsageError(`--number 应是文号里的顺序号，不补零，例如 --number 10；这里是：${text}。`)
  return text
}

function yearOf(text: string): number {
  if (!/^[1-9][0-9]{3}$/.test(text)) throw new UsageError(`--year 应是四位年份，例如 --year 2024；这里是：${text}。`)
  return Number(text)
}

function dateOf(text: string): CalendarDate {
  const date = parseDate(text, place('--date', 1, 1))
  if (!date.ok) throw new UsageError(`--date 应写成 2023-04-03 或 2023年4月3日；这里是：${text}。`)
  return date.value
}

/** Each format once, in the order of the contract. */
function formatsOf(wanted: readonly string[]): readonly OutputFormat[] {
  const unknown = wanted.find((name) => !outputFormats.some((format) => format === name))
  if (unknown !== undefined) throw new UsageError(`--format 只能写 ${outputFormats.join('、')}；这里是：${unknown}。`)
  return outputFormats.filter((format) => wanted.includes(format))
}

function jobCount(text: string): number {
  const count = /^[1-9]\d{0,2}$/.test(text) ? Number(text) : 0
  if (count === 0) throw new UsageError(`--jobs 应是 1 到 999 的整数；这里是：${text}。`)
  return count
}

function shareOf(text: string): Share {
  const share = parseShare(text)
  if (!share) throw new UsageError(`--shard 应写成 第几份/共几份，例如 --shard 2/8；这里是：${text}。`)
  return share
}

function fontPair(text: string): [string, string] {
  const cut = text.indexOf('=')
  if (cut < 1 || cut === text.length - 1)
    throw new UsageError(`--font 应写成 字体=文件，例如 --font 仿宋=C:\\Windows\\Fonts\\simfang.ttf；这里是：${text}。`)
  return [text.slice(0, cut), text.slice(cut + 1)]
}

export const helpText = `通报（tongbao）：由数据和模板生成公文（GB/T 9704-2012），输出 DOCX 和 PDF。

用法：tongbao <命令> [年度] [选项]
  例：tongbao draft 2022
      tongbao check 2022 --json
      tongbao import 2023 长春市.xlsx 吉林市.xlsx

命令：
  draft               起草年度通报：检查、成文、排版，写出 DOCX 和 PDF
  letters             摘录函：每个地方一份，只写这个地方；与通报核对后写出，另有索引
  check               只检查，不写任何文件
  revise              数字、文字改正以后：与基准相比，哪些数字、名次、句子、函跟着变，为什么；
                      只写变了的公文，另写更正影响单（Excel 和网页）和花脸稿（DOCX 和 PDF）
  import 文件.xlsx …   把 Excel 表格里的数字写进 data：先列出改动，再写；--dry-run 只列出
  export              导出数字表和各地数据核对表（Excel），核对、更正后可以再导入
  issue               印发：检查通过后登记文号、写明日期和状态，封存公文和全部数据
  verify 封存包        核验：逐个文件对校验码，再用包里的数据重做一遍比较
  proof               校对单（Excel 和网页）：印出的每个数字在哪一页、怎么来的、查过什么
  new-year 年度        新的一年：沿用地方、指标、关系、文字，数字都写成待补；然后 check 就是待办清单
  init 文件夹          给另一个单位建工作文件夹：带说明的数据文件、模板和一份能直接起草的示例
  doctor              检查这台机器：Node.js、工作文件夹、每种字体用的是哪个、缺什么、怎么装

年度是 data 里的文件夹名；不写就取最新的一年（示例除外）。

选项：
  --workspace 文件夹   含有 data、templates 的工作文件夹（默认：当前文件夹）；letters 可以写几个，依次做
  --out 文件夹         公文写到哪里（默认：工作文件夹里的 out/<年度>）
  --json              在标准输出打印一个 JSON 对象，别无其他
  --final             定稿：有待补内容、未豁免的警告就拒绝（退出码 3）
  --strict-fonts      与 --final 同用：有替代字体也拒绝
  --font 字体=文件     指定一种字体，可重复；字体：仿宋、小标宋、黑体、楷体、宋体
  --fonts bundled     只用自带字体（各机器结果完全一致）
  --dry-run           照常全部做完，但不写文件
  --number 号          issue：文号里的顺序号，例如 --number 10；不写就用 文件.yaml 里的
  --date 日期          issue：成文日期，例如 --date 2023-04-03；不写就用 文件.yaml 里的；
                      revise：花脸稿上的修订日期；不写就是成文日期
  --year 年份          init：示例用哪一年
  --from 年度          new-year：从哪一年沿用；不写就是前一年
  --force             draft、letters、issue：写出以后被人改过的文件也重新写出，改过的那份另存在旁边
  --add               import：表格里有、数据里没有的数字，加到 数字.yaml
  --only 地方          letters：只做这个地方的函，写全称，可重复
  --format 格式        letters：docx 或 pdf，可重复；不写就两种都要
                      draft：web，另写网站用的网页（.html）和纯文本（.txt）
  --zip               letters：另把全部文件打成一个压缩包
  --merge             letters：另把全部函合成一个 PDF，每份从单数页开始，供打印
  --since 基准         revise：与什么相比：版次（如 第2版）、另一个工作文件夹、归档包、git 的版本（如 HEAD~1）
  --author 姓名        revise：花脸稿上的修订人
  --all-redlines      revise：变了的函也各写一份花脸稿
  --reserve           letters：还没有文号的函依次编号，登记在 data/台账.yaml
  --jobs 数           letters：同时用几个进程做（默认：由份数和处理器定）
  --shard 几/共几      letters：只做其中一份，供多台机器分着做
  --collect           letters：各份都做完以后，核对文件、汇总索引
  -h, --help          显示本说明
  -V, --version       显示版本

退出码：0 完成；1 数据或文字有错（不写文件）；2 用法不对、文件读不懂或写不进去；
        3 --final 拒绝；70 程序自身故障；130 被中断。
`
