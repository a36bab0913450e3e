import type { Place } from '../data/dataset.js'
import type { Figure } from './figure.js'

// The names of figures in the book. Names that people choose hold no slash, so none of these can be taken.

/** What a place reports for an indicator, and what follows from it. */
export type ReportPart = (typeof reportParts)[number]
export const reportParts = ['计划', '完成', '完成率', '得分', '名次'] as const

/** 城镇新增就业/计划 */
export const planName = (indicator: string): string => `${indicator}/计划`
/** 城镇新增就业/完成率 */
export const completionName = (indicator: string): string => `${indicator}/完成率`
/** Whether a figure is a completion, of the whole or as a place reports it. */
export const isCompletion = ({ name }: Pick<Figure, 'name'>): boolean => name.endsWith(completionName(''))

/** 吉林市/提供岗位: a figure of a place. */
export const placeName = (place: Place, name: string): string => `${place.name.value}/${name}`
/** 提供岗位 of 吉林市/提供岗位: a figure's name without the place that it belongs to. */
export const ownName = ({ name, scope }: Pick<Figure, 'name' | 'scope'>): string =>
  scope ? name.slice(placeName(scope, '').length) : name
/** 长春市/上报/城镇新增就业/完成: the place's own figures may bear an indicator's name too (长春市/城镇新增就业). */
export const reportName = (place: Place, indicator: string, part: ReportPart): string =>
  placeName(place, `上报/${indicator}/${part}`)
/** What of which indicator a place reports, by the name; 综合得分 has no part. Undefined for a figure of the whole, or of the place's own. */
export function reportedIn({ name }: Pick<Figure, 'name'>) {
  const [owner = '', kind, indicator, part = ''] = name.split('/')
  return kind === '上报' && indicator ? { owner, indicator, part } : undefined
}
/** 城镇新增就业/完成率 of 长春市/上报/城镇新增就业/完成率: what is measured, in whichever place. */
export const measureName = ({ name }: Pick<Figure, 'name'>): string => name.replace(/^[^/]+\/上报\//u, '')

/** The score of a place over all. */
export const OVERALL = '综合得分'
/** 长春市/上报/综合得分 */
export const overallName = (place: Place, part: typeof OVERALL | '综合名次'): string => placeName(place, `上报/${part}`)

/** 上报/综合名次, 上报/青年见习/名次: what a place's own text calls its position. */
export const ownPosition = (indicator: string | null): string =>
  indicator === null ? '上报/综合名次' : `上报/${indicator}/名次`

/** What the year before has printed: 上年/城镇新增就业. */
export const lastYearName = (name: string): string => `上年/${name}`
