import type { SourcePlace } from '../diagnostics/diagnostic.js'
import type { Quantity } from './quantity.js'

/** A value as it was written, with its place: later complaints point at it. */
export interface Sourced<T> {
  readonly value: T
  readonly at: SourcePlace
}

/** 地方: one assessed place. The list of places is in official order (建制顺序). */
export interface Place {
  readonly name: Sourced<string>
  readonly shortName: Sourced<string>
  /** The organ that is addressed, e.g. 长春市人民政府, 长白山管委会. */
  readonly organ: Sourced<string>
  readonly aliases: readonly Sourced<string>[]
}

export interface CalendarDate {
  readonly year: number
  readonly month: number
  readonly day: number
}

/** 文件.yaml: the facts of the document that are not figures. */
export interface Facts {
  /** 年度: the year that is assessed, e.g. `2022`. */
  readonly year: Sourced<string>
  /** 奖励年度: the year whose funds the result is used for. */
  readonly rewardYear: Sourced<string>
  /** 发文机关, full name. */
  readonly organ: Sourced<string>
  /** 机关代字, e.g. 吉政函. */
  readonly numberCode: Sourced<string>
  /** The year inside 〔〕. */
  readonly numberYear: Sourced<string>
  /** 顺序号; null until it is assigned. */
  readonly numberSequence: Sourced<string> | null
  readonly date: Sourced<CalendarDate>
  /** 主送机关, one line, without the final colon. */
  readonly addressees: Sourced<string>
  /** 附注 without parentheses; null when there is none. */
  readonly note: Sourced<string> | null
  /** 抄送机关; null when there is none. */
  readonly carbonCopy: Sourced<string> | null
  /** 考评单位. */
  readonly assessor: Sourced<string>
  /** 标题分行: the lines of the title that the office orders; null: by meaning. */
  readonly titleLines: readonly Sourced<string>[] | null
  /** 状态: 讨论稿, 送审稿 or 印发. */
  readonly state: Sourced<'讨论稿' | '送审稿' | '印发'>
  /** 来源: where the figures and the wording come from. */
  readonly source: Sourced<string>
  /** 专名: names that hold digits and are no figures, e.g. `1311×N`. */
  readonly properNames: readonly Sourced<string>[]
  /** Other values of the document that templates may print: 其他, name → text. */
  readonly others: ReadonlyMap<string, Sourced<string>>
}

/** The places that share one position of a ranking, in the order printed. */
export type RankGroup = readonly Sourced<Place>[]

/** A ranking as published: first position first; more than one place in a group is a tie. */
export interface Ranking {
  readonly groups: readonly RankGroup[]
  readonly at: SourcePlace
}

/** 指标: one row of the assessment. */
export interface Indicator {
  readonly name: Sourced<string>
  /** 表述: how the text names it before its figure; the name itself unless given. */
  readonly wording: Sourced<string>
  /** 完成. */
  readonly actual: Sourced<Quantity> | null
  /** 完成率. */
  readonly completion: Sourced<Quantity> | null
  /** 排名, cut off after `Dataset.indicatorCut` positions; null when the indicator is not ranked. */
  readonly ranking: Ranking | null
}

/** A named figure. `scope` is null for the province, else the place it belongs to. */
export interface NamedFigure {
  readonly name: Sourced<string>
  readonly quantity: Sourced<Quantity>
  readonly scope: Place | null
}

/**
 * 片段: a piece of this year's wording, one paragraph or a part of one: Markdown with Handlebars tags. `text` begins at
 * `at` and has no blank end.
 */
export interface Snippet {
  /** The name of its file without `.md`. */
  readonly name: string
  readonly file: string
  /** 标题: the heading that this year's wording gives it; null when the template or nothing does. */
  readonly heading: Sourced<string> | null
  readonly text: string
  /** Place of the first character of `text`. */
  readonly at: SourcePlace
}

/** 亮点: what the notice says of one place; its figures have the place as scope. */
export interface Highlight extends Snippet {
  readonly place: Place
}

/** 豁免: one finding that is known and stays as it is. */
export interface Waiver {
  readonly code: Sourced<string>
  /** 原文: the printed text it is about. */
  readonly quote: Sourced<string>
  readonly reason: Sourced<string>
  readonly by: Sourced<string>
  readonly date: Sourced<CalendarDate>
}

/** Everything that was reported for one year, checked for form; nothing is computed yet. */
export interface Dataset {
  /** The folder under `data/`, e.g. `2022` or `2023-示例`. */
  readonly folder: string
  /** The figures are invented (示例). */
  readonly sample: boolean
  readonly facts: Facts
  /** In official order. */
  readonly places: readonly Place[]
  /** In the order of the list of single rankings. */
  readonly indicators: readonly Indicator[]
  /** 单项取前: how many positions the single rankings print. */
  readonly indicatorCut: Sourced<number>
  /** 综合排名. */
  readonly overall: Ranking
  /** 综合取前. */
  readonly overallCut: Sourced<number>
  /** 并列用语: the word before the last of the places that share a position, e.g. 及. */
  readonly tieWord: Sourced<string>
  /** 数字: the province's first, then those of the highlights in official order. */
  readonly figures: readonly NamedFigure[]
  /** Every file of 片段, in the order of their names. */
  readonly snippets: readonly Snippet[]
  /** 片段顺序: lists of snippets in the order of printing, e.g. 重点群体, 问题. */
  readonly snippetLists: ReadonlyMap<string, readonly Snippet[]>
  /** In official order of the places. */
  readonly highlights: readonly Highlight[]
  readonly waivers: readonly Waiver[]
}
