import { ledgerFile, placesFile, termsFile, yearFiles } from '../../data/year-files.js'
import { templatesFolder } from '../../data/years.js'
import { lastYearName } from '../../figures/figure-names.js'

/** What a changed input is, in the order in which people ask: was it a figure, a rule, a fact, words? */
export const inputKinds = {
  figure: '数字',
  ranking: '排名规则',
  fact: '文件情况',
  place: '地方',
  wording: '文字',
  template: '模板',
  ledger: '台账',
  check: '检查',
} as const

export type InputKind = keyof typeof inputKinds

/** Keys of 指标.yaml that are numbers of the province. */
const indicatorFigures: ReadonlySet<string> = new Set(['计划', '完成', '完成率'])

/** The path of a file below its year, as `片段/引言.md`; as it is for what all years share. */
const belowYear = (file: string): string => file.replace(/^data\/[^/]+\/(?=.)/u, '')

/** The kind of what stands under some keys of a file; no keys: its text. */
export function inputKind(file: string, path: readonly string[]): InputKind {
  if (file.startsWith(`${templatesFolder}/`)) return 'template'
  if (file === ledgerFile) return 'ledger'
  const [folder = ''] = belowYear(file).split('/')
  if (file === placesFile || folder === yearFiles.places) return 'place'
  if (file === termsFile || checkFiles.has(folder)) return 'check'
  if (folder === yearFiles.indicators)
    return path[0] === '指标' && indicatorFigures.has(path[2] ?? '') ? 'figure' : 'ranking'
  if (folder === yearFiles.figures) return 'figure'
  if (folder === yearFiles.lastYear && path[0] === '上年') return 'figure'
  if (folder === yearFiles.reports) return path[0] === '不考核' ? 'ranking' : 'figure'
  if (folder === yearFiles.snippets || folder === yearFiles.highlights) return path[0] === '数字' ? 'figure' : 'wording'
  return 'fact'
}

const checkFiles: ReadonlySet<string> = new Set([yearFiles.relations, yearFiles.terms, yearFiles.waivers])

/** The full name of the figure that stands under some keys, as the figure book calls it; null for what is no figure. */
export function figureOf(file: string, path: readonly string[]): string | null {
  const [folder = '', name = ''] = belowYear(file).split('/')
  const stem = name.replace(/\.[^.]+$/u, '')
  const [first, second, third] = path
  if (folder === yearFiles.reports && first === '上报' && second && third) return `${stem}/上报/${second}/${third}`
  if (folder === yearFiles.reports && first === '综合得分') return `${stem}/上报/综合得分`
  if (folder === yearFiles.lastYear && first === '上年' && second) return lastYearName(second)
  if (folder === yearFiles.figures && first === '数字' && second) return second
  if (folder === yearFiles.highlights && first === '数字' && second) return `${stem}/${second}`
  if (folder !== yearFiles.indicators || first !== '指标' || !second) return null
  if (third === '完成') return second
  return third && indicatorFigures.has(third) ? `${second}/${third}` : null
}

/** What people call it: 长春市/上报/城镇新增就业/完成, else 指标 › 城镇新增就业 › 小数, else the file. */
export function inputName(file: string, path: readonly string[]): string {
  const figure = figureOf(file, path)
  if (figure !== null) return figure
  const stem = belowYear(file)
    .replace(/^data\//u, '')
    .replace(/\.[^./]+$/u, '')
  // 指标.yaml holds 指标: to say it twice helps no one.
  return [stem, ...(path[0] === stem ? path.slice(1) : path)].join(' › ')
}
