import { type Diagnostic, error } from '../diagnostics/diagnostic.js'
import { meantOr, nearestName } from '../diagnostics/nearest-name.js'
import type { Host } from '../host/host.js'
import { type Period, readPeriod } from './period.js'

/** The folder with the years, and with what all years share. */
export const dataFolder = 'data'

/** The folder with the templates. */
export const templatesFolder = 'templates'

/** The workspace path of a file or folder of a year. */
export const yearFile = (folder: string, name: string): string => `${dataFolder}/${folder}/${name}`

/** What marks the folder of a year as invented. */
const SAMPLE_MARK = '示例'

/** Whether the figures of a year's folder are invented. */
export const isSample = (folder: string): boolean => folder.includes(SAMPLE_MARK)

/** What the name of a folder says of its time: 2025, 2025-一季度, 2025上半年. */
export interface FolderTime {
  readonly year: string
  /** Null: it names no part of the year. */
  readonly period: Period | null
}

/** 2025-一季度 → 2025 and 一季度; words that are no period count for nothing. */
export const folderTime = (folder: string): FolderTime => ({
  year: folder.slice(0, 4),
  period: readPeriod(folder.slice(4).replace(/^[-—]/u, '')),
})

/** Parts of a year by their ends; what names none is the whole year, and behind them. */
function byTime(a: string, b: string): number {
  const [first, second] = [folderTime(a), folderTime(b)]
  return Number(first.year) - Number(second.year) || (first.period?.to ?? 12) - (second.period?.to ?? 12)
}

/** The folders of `data/` that hold a year (four digits first), oldest first. */
export const listYears = (host: Host): readonly string[] =>
  (host.list(dataFolder) ?? [])
    .filter(({ name, kind }) => kind === 'folder' && /^[0-9]{4}(?![0-9])/.test(name))
    .map(({ name }) => name)
    .sort(byTime)

/** The year that a command means when it names none: the newest that is no sample. */
export function newestYear(host: Host): string | undefined {
  const years = listYears(host)
  return years.findLast((folder) => !isSample(folder)) ?? years.at(-1)
}

/** Why a year cannot be used; undefined when it can. */
export function checkYear(host: Host, folder: string): Diagnostic | undefined {
  const years = listYears(host)
  if (years.includes(folder)) return undefined
  if (years.length === 0)
    return error(
      'year-missing',
      `${dataFolder} 文件夹里还没有年度`,
      null,
      '请新建年度文件夹，例如 data/2022，写法见 data/README.md。',
    )
  const hint = meantOr(nearestName(folder, years), `现有：${years.join('、')}。`)
  return error('year-missing', `没有“${folder}”这个年度`, null, hint)
}
