import { type Period, samePeriod } from '../data/period.js'
import { type FolderTime, folderTime, isSample } from '../data/years.js'
import { type Diagnostic, warning } from '../diagnostics/diagnostic.js'
import type { YearSource } from './year-source.js'

/** A year that is carried over to a new one. */
export interface Carried {
  readonly source: YearSource
  /** The new folder: 2024, 2024-一季度. */
  readonly folder: string
  readonly year: string
  /** 时段; null: the whole year. */
  readonly period: Period | null
}

/** What the new folder is of, by its name and by the source. */
export function carriedYear(source: YearSource, folder: string): Carried {
  const time = folderTime(folder)
  return { source, folder, year: time.year, period: periodOf(time, source) }
}

/**
 * What the folder is called by, in the words of the source where these are the same months. An office whose folders are
 * plain years has notices of one part of the year; named folders say each their own.
 */
function periodOf({ period: named }: FolderTime, { folder, period }: YearSource): Period | null {
  if (named) return samePeriod(named, period) ? period : named
  return folderTime(folder).period ? null : period
}

/** The folder to carry over: the same time of the year before; else the newest real one before; else a sample. */
export function folderToCarry(years: readonly string[], wanted: string): string | undefined {
  const { year, period } = folderTime(wanted)
  const end = (time: FolderTime): number => Number(time.year) * 12 + (time.period?.to ?? 12)
  const real = years.filter((folder) => !isSample(folder) && end(folderTime(folder)) < end({ year, period }))
  const isSameTime = (folder: string): boolean => {
    const time = folderTime(folder)
    return Number(time.year) === Number(year) - 1 && samePeriod(time.period, period)
  }
  return real.findLast(isSameTime) ?? real.at(-1) ?? years.findLast(isSample)
}

/** The numbers of the same time of the year before are last year's: growth is over one year. */
export const isYearBefore = ({ source, year, period }: Carried): boolean =>
  Number(source.year) === Number(year) - 1 && samePeriod(source.period, period)

/** What is said where they are not. */
export function yearGap({ source, folder, year, period }: Carried): Diagnostic {
  const before = `${Number(year) - 1}年${period?.words ?? ''}`
  const hint = `要与上年比，请把${before}公布的数字写进 data/${folder}/上年.yaml，写法见 data/README.md。`
  return warning('year-gap', `data/${source.folder} 不是${before}的，它的数字没有当作上年的数字`, null, hint)
}
