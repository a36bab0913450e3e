import type { Indicator, Place } from '../data/dataset.js'
import type { Figure } from '../figures/figure-book.js'
import { completionName, OVERALL, overallName, planName, reportName } from '../figures/figure-names.js'

/** What an entry of a workbook is about. */
export type Target =
  | ChangeTarget
  /** 完成率 of a place that has reported no plan yet: it follows from the plan that this import has to state. */
  | { readonly kind: 'rate'; readonly place: Place; readonly indicator: Indicator }

/** What an entry may change. */
export type ChangeTarget =
  /** A figure that the book has. */
  | { readonly kind: 'figure'; readonly figure: Figure }
  /** 计划, 完成 or 完成率 of an indicator, of which the data say nothing yet. */
  | { readonly kind: 'indicator'; readonly indicator: Indicator; readonly part: IndicatorPart }
  /** 计划, 完成 or 得分 that a place has not reported yet. */
  | { readonly kind: 'report'; readonly place: Place; readonly indicator: Indicator; readonly part: ReportedPart }
  /** 综合得分 of a place, of which the data say nothing yet. */
  | { readonly kind: 'overall'; readonly place: Place }
  /** A figure of the province that the data do not have. */
  | { readonly kind: 'new'; readonly name: string }

/** What the data say of an indicator. */
export type IndicatorPart = '计划' | '完成' | '完成率'
/** What a place reports of an indicator. */
export type ReportedPart = '计划' | '完成' | '得分'

/** The full name of the figure that a target is, or will be. */
export function targetName(target: Target): string {
  switch (target.kind) {
    case 'figure':
      return target.figure.name
    case 'new':
      return target.name
    case 'report':
      return reportName(target.place, target.indicator.name.value, target.part)
    case 'rate':
      return reportName(target.place, target.indicator.name.value, '完成率')
    case 'overall':
      return overallName(target.place, OVERALL)
    case 'indicator':
      return provinceName(target.indicator, target.part)
  }
}

/** 城镇新增就业, 城镇新增就业/计划, 城镇新增就业/完成率 */
export const provinceName = ({ name }: Indicator, part: IndicatorPart): string =>
  part === '完成' ? name.value : part === '完成率' ? completionName(name.value) : planName(name.value)
