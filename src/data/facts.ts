import type { CalendarDate } from './parse-date.js'
import type { Period } from './period.js'
import type { Sourced } from './sourced.js'

/** 状态: a document is a draft until it is issued. */
export const documentStates = ['讨论稿', '征求意见稿', '送审稿', '印发'] as const

export type DocumentState = (typeof documentStates)[number]

/** 文件.yaml: the facts of the document that are not figures. */
export interface Facts {
  /** 年度: the year that is assessed, e.g. `2022`. */
  readonly year: Sourced<string>
  /** 时段: the part of the year that the figures are of; null: the whole year. */
  readonly period: Sourced<Period> | null
  /** 奖励年度: the year whose funds the result is used for; null where no template says. */
  readonly rewardYear: Sourced<string> | null
  /** 发文机关, full name. */
  readonly organ: Sourced<string>
  /** 机关代字, e.g. 吉政函. */
  readonly numberCode: Sourced<string>
  /** The year inside 〔〕. */
  readonly numberYear: Sourced<string>
  /** 顺序号; null until it is assigned. */
  readonly numberSequence: Sourced<string> | null
  /** 成文日期; while it is 待补, the first day of the number's year stands for it where a day must be. */
  readonly date: Sourced<CalendarDate>
  readonly datePending: boolean
  /** 主送机关, one line, without the final colon. */
  readonly addressees: Sourced<string>
  /** 附注 without parentheses; null when there is none. */
  readonly note: Sourced<string> | null
  /** 抄送机关; null when there is none. */
  readonly carbonCopy: Sourced<string> | null
  /** 考评单位; null where no template names one. */
  readonly assessor: Sourced<string> | null
  /** 标题分行: the lines of the title that the office orders; null: by meaning. */
  readonly titleLines: readonly Sourced<string>[] | null
  /** 状态: 讨论稿, 征求意见稿, 送审稿 or 印发. */
  readonly state: Sourced<DocumentState>
  /** 来源: where the figures and the wording come from. */
  readonly source: Sourced<string>
  /** 专名: names that hold digits and are no figures, e.g. `1311×N`. */
  readonly properNames: readonly Sourced<string>[]
  /** Other values of the document that templates may print: 其他, name → text. */
  readonly others: ReadonlyMap<string, Sourced<string>>
}

/** 函.yaml: the facts of the excerpt letters. */
export interface LetterFacts {
  /** 状态; null: that of the notice. */
  readonly state: Sourced<DocumentState> | null
  /** 文种: 函 between organs that are not subordinate to each other; another office may choose 通知 or 通报. */
  readonly genre: Sourced<'函' | '通知' | '通报'>
  /** 发文机关, full name. */
  readonly organ: Sourced<string>
  /** 标志: 发文机关标志; the organ itself unless given. */
  readonly mark: Sourced<string>
  readonly numberCode: Sourced<string>
  /** The year inside 〔〕. */
  readonly numberYear: Sourced<string>
  /** 成文日期, as in `Facts`. */
  readonly date: Sourced<CalendarDate>
  readonly datePending: boolean
  /** 另定日期: the day of a letter that is sent apart from the others, e.g. again after a correction. */
  readonly ownDates: readonly OwnDate[]
  /** 称呼: how a place is spoken to, by the last character of its name: 市 → 你市; a place of no such name by its name. */
  readonly forms: ReadonlyMap<string, Sourced<string>>
  /** 结语, e.g. 特此函告。; null when there is none. */
  readonly closing: Sourced<string> | null
  readonly note: Sourced<string> | null
  readonly carbonCopy: Sourced<string> | null
}

/** The day of one place's letter. */
export interface OwnDate {
  readonly place: Sourced<string>
  readonly date: Sourced<CalendarDate>
}

/** What holds for the letter to a place of this name: its own date, where it has one. */
export function factsOfLetter(letter: LetterFacts, name: string): LetterFacts {
  const own = letter.ownDates.find(({ place }) => place.value === name)
  return own ? { ...letter, date: own.date, datePending: false } : letter
}

/** The time that the figures are of, as titles say it: 2023年度, 2023年上半年. */
export const timeOf = ({ year, period }: Pick<Facts, 'year' | 'period'>): string =>
  period ? `${year.value}年${period.value.words}` : `${year.value}年度`
