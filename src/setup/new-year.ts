import { yamlText } from '../data/append-ledger.js'
import { withoutOrigins } from '../data/origin-comment.js'
import type { Period } from '../data/period.js'
import { PENDING } from '../data/quantity.js'
import { yearFiles } from '../data/year-files.js'
import { dataFolder, listYears } from '../data/years.js'
import { andThen, error, fail, type Outcome, outcome } from '../diagnostics/diagnostic.js'
import type { Host } from '../host/host.js'
import { type Carried, carriedYear, folderToCarry, isYearBefore, yearGap } from './carried-year.js'
import { changeYaml, type Decide } from './change-yaml.js'
import { type ReportedKeys, readYearSource, type SourceSnippet, type YearSource } from './year-source.js'

/** The folder of a new year. */
export interface NewYear {
  /** The folder that it is made from. */
  readonly from: string
  /** Workspace path → content. */
  readonly files: ReadonlyMap<string, Uint8Array>
}

/**
 * The folder of a new year, from the one before it, or from any other when that is not there: places, indicators,
 * relations, terms and wording are carried over, comments too; figures, rankings, dates and highlights are 待补. Last
 * year's printed numbers go to 上年.yaml, those of an earlier year do not: growth is over one year. Nothing of a folder
 * that is there already is touched.
 */
export function makeNewYear(host: Host, folder: string, wanted?: string): Outcome<NewYear> {
  const years = listYears(host)
  if (years.includes(folder)) {
    const hint = '要重新开始，请先把这个文件夹移到别处。'
    return fail(error('setup-exists', `data/${folder} 已经有了，没有改动`, null, hint))
  }
  const from = wanted ?? folderToCarry(years, folder)
  if (from === undefined || !years.includes(from)) {
    const known = years.length > 0 ? `现有：${years.join('、')}。` : '请先用 npx tongbao init 建立工作文件夹。'
    return fail(error('year-missing', from ? `没有“${from}”这个年度` : 'data 文件夹里还没有年度', null, known))
  }
  return andThen(readYearSource(host, from), (source) => {
    // What was noticed of the old year is its own concern.
    const carried = carriedYear(source, folder)
    const skipped = source.printed !== null && !isYearBefore(carried)
    return outcome({ from, files: filesOf(host, carried) }, skipped ? [yearGap(carried)] : [])
  })
}

function filesOf(host: Host, carried: Carried): ReadonlyMap<string, Uint8Array> {
  const { source, folder, period } = carried
  const [before, after] = [`${dataFolder}/${source.folder}`, `${dataFolder}/${folder}`]
  const files = new Map<string, Uint8Array>()
  const put = (name: string, text: string) => files.set(`${after}/${name}`, new TextEncoder().encode(text))
  const carry = (name: string, decide: Decide | null, added = (text: string) => text): boolean => {
    const text = host.readText(`${before}/${name}`)
    if (text.ok) put(name, added(withoutNotes(decide ? changeYaml(text.value, decide) : text.value)))
    return text.ok
  }

  carry(yearFiles.facts, factsOf(carried), (text) => (period && !source.period ? withPeriod(text, period) : text))
  carry(yearFiles.indicators, emptyIndicators)
  carry(yearFiles.figures, emptyFigures)
  carry(yearFiles.relations, relationsOf(source))
  carry(yearFiles.terms, null)
  carry(yearFiles.waivers, (path) => (path.join() === '豁免' ? { now: '[]' } : undefined))
  carry(yearFiles.letter, letterOf(carried))
  for (const snippet of source.snippets) {
    const name = `${yearFiles.snippets}/${snippet.name}.md`
    // Real words stay until they are written anew (a check says which are the same); invented ones never stay.
    if (source.sample) put(name, openSnippet(snippet))
    else carry(name, null)
  }
  // The places are those of the list as it is now: in a new workspace it is changed before the first year is begun.
  for (const place of source.places) {
    const name = place.name.value
    if (source.highlights) put(`${yearFiles.highlights}/${name}.md`, highlightText(name, source.highlights))
    const report = `${yearFiles.reports}/${name}.yaml`
    if (source.reported && !carry(report, emptyReport)) put(report, openReport(source.reported))
  }
  // The numbers of a sample are invented: nothing may be compared with them.
  if (source.printed && isYearBefore(carried)) put(yearFiles.lastYear, lastYearText(source.folder, source.printed))
  return files
}

/** A sample says in its files that it is one; what is made from it is none. No number is any more of the table it came from. */
const withoutNotes = (text: string): string => withoutOrigins(text.replace(/^# 示例：.*\n/gmu, ''))

const later = (text: string | null, years: number): { readonly now: string } => ({ now: String(Number(text) + years) })
const pending = { now: PENDING } as const
/** 【待补】 in words: the draft shows it, and the check finds it there. */
const openWords = `【${PENDING}】`

/** 时段 below 年度, where the source has none. */
const withPeriod = (text: string, { words }: Period): string =>
  text.replace(/^年度:.*\n(?:时段:.*\n)?/mu, (line) => `${line.replace(/时段:.*\n/u, '')}时段: ${words}\n`)

/** 文件.yaml: years move on, number and date are open, it is a draft again. */
function factsOf({ source, year, period }: Carried): Decide {
  const years = Number(year) - Number(source.year)
  return (path, text) => {
    if (path.length !== 1) return undefined
    switch (path[0]) {
      case '年度':
        return { now: year }
      case '时段':
        return { now: period?.words ?? '' }
      case '奖励年度':
      case '发文年份':
        // A key that need not be there may stand without content.
        return text === '' ? undefined : later(text, years)
      case '状态':
        return { now: '讨论稿' }
      case '顺序号':
        return text === '' ? undefined : { now: '' }
      case '成文日期':
      case '来源':
        return pending
      case '附注':
        return source.sample ? { now: openWords } : undefined
      // The lines were those of last year's title, with its year.
      case '标题分行':
        return { now: '' }
      default:
        return undefined
    }
  }
}

/** 函.yaml */
function letterOf({ source, year }: Carried): Decide {
  const years = Number(year) - Number(source.year)
  return (path, text) => {
    if (path.length !== 1) return undefined
    if (path[0] === '发文年份') return later(text, years)
    if (path[0] === '成文日期') return pending
    if (path[0] === '另定日期') return { now: '{}' }
    if (path[0] === '附注' && source.sample) return { now: openWords }
    return path[0] === '状态' ? { now: '讨论稿' } : undefined
  }
}

/** 指标.yaml: what is reported, and who is in front. A key without content is none. */
const emptyIndicators: Decide = (path, text) => {
  if (text === '') return undefined
  const key = path.at(-1)
  if (path.length === 1 && key === '综合排名') return pending
  if (path.length === 4 && path[2] === '核对') return pending
  return path.length === 3 && ['计划', '完成', '完成率', '排名'].includes(String(key)) ? pending : undefined
}

/** 数字.yaml: formulas stay, what they are said to give does not. */
const emptyFigures: Decide = (path, text) => {
  if (path[0] !== '数字' || path.length < 2) return undefined
  if (path.length === 2) return text === null ? undefined : pending
  return path[2] === '公布' ? pending : undefined
}

/** 上报/*.yaml */
const emptyReport: Decide = (path, text) => {
  if (text === '') return undefined
  if (path[0] === '综合得分') return pending
  return path[0] === '上报' && path.length === 3 ? pending : undefined
}

/** 勾稽.yaml: what compares with a number of last year, or with a figure of a place, has to be written anew. */
function relationsOf({ relations }: YearSource): Decide {
  return (path, text) => {
    if (path.at(-1) !== '关系' || text === null) return undefined
    const relation = relations.find((each) => each.text === text)
    if (!relation) return undefined
    if (relation.operands.some(({ name }) => /\/(?!(?:完成率|计划)$)/u.test(name.value)))
      return { comment: '亮点里的数字写好以后再启用：' }
    const [product] = relation.right
    const alone = relation.right.length === 1 && product?.factors.length === 1
    return alone && product.factors[0]?.operand.kind === 'constant'
      ? { comment: '上一年的数，改成今年的再启用：' }
      : undefined
  }
}

/** A report that is still to come in, for a place that has none in the year before: asked for what the others were. */
const openReport = ({ indicators, overall }: ReportedKeys): string =>
  [
    '# yaml-language-server: $schema=../../模式/上报.schema.json',
    '',
    '上报:',
    ...[...indicators].map(
      ([name, keys]) => `  ${yamlText(name)}: {${keys.map((key) => `${key}: ${PENDING}`).join(', ')}}`,
    ),
    ...(overall ? [`综合得分: ${PENDING}`] : []),
    '',
  ].join('\n')

/** A highlight that is still to be written, with last year's behind # for whoever writes it. */
function highlightText(name: string, highlights: NonNullable<YearSource['highlights']>): string {
  const before = highlights.get(name)
  const last = before && ['上一年写的是（供参考，不印出）：', ...before.text.split('\n'), ...before.figures]
  return withHead(last ? comments(last) : [], `${name}${openWords}。`)
}

/** A snippet of a sample, still to be written, with the sample's words behind #. */
function openSnippet({ heading, text }: SourceSnippet): string {
  const example = comments([
    '示例写的是（供参考，不印出）：',
    ...(heading === null ? [] : [heading]),
    ...text.split('\n'),
  ])
  return withHead([...(heading === null ? [] : [`标题: ${openWords}`]), ...example], `${openWords}。`)
}

const comments = (lines: readonly string[]): readonly string[] => lines.map((line) => `# ${line}`.trimEnd())

const withHead = (head: readonly string[], text: string): string =>
  `${head.length > 0 ? ['---', ...head, '---', ''].join('\n') : ''}${text}\n`

/** 上年.yaml: everything that the year has printed or could print, as it is printed. */
const lastYearText = (folder: string, printed: ReadonlyMap<string, string>): string =>
  [
    '# yaml-language-server: $schema=../模式/上年.schema.json',
    '# 上一年印出的数字，由 npx tongbao new-year 抄来：算增长时写“上年/名称”；检查时看今年的数字有没有照搬。不引用就不印出。',
    '',
    `来源: ${dataFolder}/${folder}`,
    printed.size > 0 ? '上年:' : '上年: {}',
    ...[...printed].map(([name, text]) => `  ${yamlText(name)}: ${yamlText(text)}`),
    '',
  ].join('\n')
