import type { SourcePlace } from '../diagnostics/diagnostic.js'
import type { Terms } from './check-forms.js'
import type { Facts, LetterFacts } from './facts.js'
import type { CalendarDate } from './parse-date.js'
import type { Quantity } from './quantity.js'
import type { Relation } from './relation.js'
import type { Sourced } from './sourced.js'

/** 地方: one assessed place. The list of places is in official order (建制顺序). */
export interface Place {
  readonly name: Sourced<string>
  readonly shortName: Sourced<string>
  /** The organ that is addressed, e.g. 长春市人民政府, 长白山管委会. */
  readonly organ: Sourced<string>
  /** 主送统称: the collective name that addresses it among others, e.g. 各市（州）人民政府; null when none does. */
  readonly collective: Sourced<string> | null
  readonly aliases: readonly Sourced<string>[]
}

/** 台账: one document number that was given out. It is never given out again, whatever became of the document. */
export interface LedgerEntry {
  readonly code: Sourced<string>
  readonly year: Sourced<string>
  readonly sequence: Sourced<string>
  /** 文件: which document, `2022/通报`; any words for one that this program does not make. */
  readonly document: Sourced<string>
  /** 地方: whose letter it is; null for a document that is no place's. */
  readonly place: Sourced<string> | null
  readonly date: Sourced<CalendarDate>
  /** 作废: why no document bears the number; null when one does. */
  readonly voided: Sourced<string> | null
}

/** The places that share one position of a ranking, in the order printed. */
export type RankGroup = readonly Sourced<Place>[]

/** A ranking as published: first position first; more than one place in a group is a tie; no group: 待补. */
export interface Ranking {
  readonly groups: readonly RankGroup[]
  readonly at: SourcePlace
}

/** How a computed number is printed: 单位 (万人: scale 万, unit 人) and 小数. */
export interface PrintForm {
  readonly unit: string
  readonly scale: Quantity['scale']
  readonly decimals: number
}

/** What orders the places: 排名依据. */
export type RankingBasis = '完成率' | '得分' | '完成'

/** How a ranking is made. */
export interface RankingRule {
  readonly by: RankingBasis
  /** 降序: the greatest first. */
  readonly order: '降序' | '升序'
  /** 连续: positions 1, 1, 2; 跳号: 1, 1, 3. */
  readonly ties: '连续' | '跳号'
  /** 取前: the last position that is printed. */
  readonly cut: number
  /** 并列用语: the word before the last of the places that share a position, e.g. 及. */
  readonly tieWord: string
}

/** 指标: one row of the assessment. What is null here may be computed from the reports. */
export interface Indicator {
  readonly name: Sourced<string>
  /** 表述: how the text names it before its figure; the name itself unless given. */
  readonly wording: Sourced<string>
  /** 计划 of the province, as declared. */
  readonly plan: Sourced<Quantity> | null
  /** 完成 of the province, as declared. */
  readonly actual: Sourced<Quantity> | null
  /** 完成率 of the province, as declared. */
  readonly completion: Sourced<Quantity> | null
  /** 核对: what the sheets that the reports were copied from have as totals; not printed. */
  readonly control: ControlTotals | null
  /** 排名 as declared, first position first. */
  readonly ranking: Ranking | null
  /** How its totals are printed; null: as many digits as the exact total has. */
  readonly form: PrintForm | null
  /** 完成率小数: decimals of its completion percentages. */
  readonly completionDecimals: number
  readonly rule: RankingRule
}

/** 核对: control totals, each null where there is none. */
export type ControlTotals = Pick<Report, 'plan' | 'actual' | 'score'>

/** 上报: what a place reports for one indicator. */
export interface Report {
  readonly plan: Sourced<Quantity> | null
  readonly actual: Sourced<Quantity> | null
  /** 得分: a bare number. */
  readonly score: Sourced<Quantity> | null
  /** The name of the indicator in the report. */
  readonly at: SourcePlace
}

/** Everything that one place reports. */
export interface PlaceReport {
  readonly place: Place
  /** 综合得分 as declared; null: the sum of its scores. */
  readonly score: Sourced<Quantity> | null
  /** By the name of the indicator; an indicator that the place does not report is not there. */
  readonly reports: ReadonlyMap<string, Report>
  /** 不考核: the indicators that the place is not assessed by. */
  readonly exempt: ReadonlySet<string>
  readonly at: SourcePlace
}

/** How a figure is to be computed from others: 合计, 占比, 增长 (of this year on last), 下降, or 增减: either, by its sign. */
export type FormulaKind = 'sum' | 'share' | 'growth' | 'decline' | 'change'

/** A figure of 数字.yaml that is computed. */
export interface Formula {
  readonly kind: FormulaKind
  /** The names of figures, as a text of the same scope would call them. */
  readonly operands: readonly Sourced<string>[]
  /** 单位 of the result; null: that of the first operand, or % for a share or a rate. */
  readonly unit: Sourced<Pick<PrintForm, 'unit' | 'scale'>> | null
  /** 小数; null: those of the first operand, or none for a share or a rate. */
  readonly decimals: number | null
  readonly at: SourcePlace
}

/** A named figure. `scope` is null for the province, else the place it belongs to. */
export interface NamedFigure {
  readonly name: Sourced<string>
  /** As declared (公布, when there is a formula as well); null: only computed. */
  readonly quantity: Sourced<Quantity> | null
  readonly formula: Formula | null
  readonly scope: Place | null
}

/**
 * 片段: a piece of this year's wording, one paragraph or a part of one: Markdown with Handlebars tags. `text` begins at
 * `at` and has no blank end.
 */
export interface Snippet {
  /** The name of its file without `.md`. */
  readonly name: string
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
  /** It is about words that only letters have. */
  readonly ofLetters: boolean
  readonly reason: Sourced<string>
  readonly by: Sourced<string>
  readonly date: Sourced<CalendarDate>
}

/** A figure as the year before has printed it (上年.yaml), or as a second person has typed it (复录.yaml). */
export interface ComparedFigure {
  readonly name: Sourced<string>
  readonly quantity: Sourced<Quantity>
}

/** A ranking as a second person has typed it (复录.yaml). */
export interface RetypedRanking {
  /** 综合排名, 青年见习/排名 */
  readonly name: Sourced<string>
  readonly ranking: Ranking
}

/** What an office settles once and keeps from year to year, by its key: who issues, how is ranked, how is printed. */
export interface Settings {
  /** 发文机关, 函.yaml 的机关代字, 综合取前 */
  readonly ofDocument: ReadonlyMap<string, Sourced<string>>
  /** By the name of the indicator, in the order of printing. */
  readonly ofIndicators: ReadonlyMap<string, ReadonlyMap<string, string>>
}

/** What is left of the year before, as far as this year must not repeat it. */
export interface PreviousYear {
  readonly folder: string
  /** Code, year and sequence of its document number; null when it has none. */
  readonly number: { readonly code: string; readonly year: string; readonly sequence: string } | null
  /** 亮点, by the name of the place. */
  readonly highlights: ReadonlyMap<string, string>
  /** 片段, by their names. */
  readonly snippets: ReadonlyMap<string, string>
  readonly settings: Settings
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
  /** 单项取前: how many positions the single rankings print; null: each says for itself. */
  readonly indicatorCut: Sourced<number> | null
  /** 综合排名 as declared; null: from the scores. */
  readonly overall: Ranking | null
  /** 综合取前; null: the document has no overall ranking. */
  readonly overallCut: Sourced<number> | null
  /** How the overall ranking is made from the scores. */
  readonly overallRule: RankingRule
  /** 上报, in official order; empty where only results are known. */
  readonly reports: readonly PlaceReport[]
  /** 数字: the province's first, then those of the highlights in official order. */
  readonly figures: readonly NamedFigure[]
  /** Every file of 片段, in the order of their names. */
  readonly snippets: readonly Snippet[]
  /** 片段顺序: lists of snippets in the order of printing, e.g. 重点群体, 问题. */
  readonly snippetLists: ReadonlyMap<string, readonly Snippet[]>
  /** In official order of the places. */
  readonly highlights: readonly Highlight[]
  readonly waivers: readonly Waiver[]
  /** 勾稽. */
  readonly relations: readonly Relation[]
  /** 用语 and 单位: those of all years, then those of this one. */
  readonly terms: Terms
  /** 上年: what the year before has printed, by its names there: `城镇新增就业/完成率`, `长春市/提供岗位`. */
  readonly lastYear: readonly ComparedFigure[]
  /** The year that these were copied from, as its data say it now; null where it is not there, or cannot be read. */
  readonly copiedFrom: Dataset | null
  /** 复录: what a second person has typed from the originals; each must be what the data say. */
  readonly retyped: readonly ComparedFigure[]
  /** 复录: the rankings that a second person has typed. */
  readonly retypedRankings: readonly RetypedRanking[]
  /** The year before, as far as this one must not repeat it; null when its folder is not there. */
  readonly previous: PreviousYear | null
  /** 函.yaml; null where no letters are sent. */
  readonly letter: LetterFacts | null
  /** 台账, of all years. */
  readonly ledger: readonly LedgerEntry[]
}
