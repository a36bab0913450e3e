import { parseArgs } from 'node:util'
import type { Share } from '../../batch/share.js'
import type { CalendarDate } from '../../data/parse-date.js'
import { type OutputFormat, outputFormats } from '../../document/output-format.js'
import { operandsOf } from './operands.js'
import { dateOf, fontPair, formatsOf, jobCount, sequenceOf, shareOf, webOf, yearOf } from './option-values.js'
import { type Command, commands, options } from './options.js'
import { refuseCareless } from './refuse-careless.js'
import { refuseOptions } from './refuse-options.js'
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
  /** `export`: the sheet for a second person to type the figures again. */
  readonly retype: boolean
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

/** What was asked for: an explanation, or work. */
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
  refuseOptions(command, values)
  const { year, files } = operandsOf(command, others, values.watch === true)
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
    retype: values.retype ?? false,
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

/** The options as they are written, and what stands beside them. */
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
