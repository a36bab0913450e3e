import { LETTER, ledgerDocument } from '../../data/check-ledger.js'
import type { Dataset } from '../../data/dataset.js'
import { timeOf } from '../../data/facts.js'
import type { RecordedFont } from '../../editions/edition-record.js'
import { recordedFonts } from '../../editions/made-document.js'
import type { YearLetters } from './year-letters.js'

/**
 * What the record and the index say of a year's letters beside the letters themselves: all that is needed of the data
 * once the letters are made. So the data of ten thousand places are free when the record and the index are written.
 */
export interface AboutLetters {
  /** As the records name them: `2022/摘录函`. */
  readonly document: string
  /** 文种, by which people count and call them: 函, 通知 (摘录通知). */
  readonly genre: string
  /** The time that the figures are of: 2023年度, 2023年上半年. */
  readonly time: string
  /** The figures are invented (示例). */
  readonly sample: boolean
  readonly state: string
  /** 函.yaml itself says that they are issued. */
  readonly issued: boolean
  readonly fonts: readonly RecordedFont[]
  /** The names of all places in official order, whichever letters were made. */
  readonly places: readonly string[]
  /** As of `YearLetters`. */
  readonly ledgerText: string | null
  readonly quoted: string | null
}

/** The title of all letters together, or of something about them (索引). */
export const lettersTitle = ({ genre, time, sample }: AboutLetters, about = ''): string =>
  `${time}摘录${genre}${about}${sample ? '（示例）' : ''}`

/** How the records name the letters of a year. */
export const lettersDocument = ({ folder }: Pick<Dataset, 'folder'>): string => ledgerDocument(folder, LETTER)

/** What is kept of the data of a year's letters. */
export const aboutLetters = ({ dataset, fonts, ledgerText, quoted }: YearLetters): AboutLetters => ({
  document: lettersDocument(dataset),
  genre: dataset.letter?.genre.value ?? '函',
  time: timeOf(dataset.facts),
  sample: dataset.sample,
  state: (dataset.letter?.state ?? dataset.facts.state).value,
  issued: dataset.letter?.state?.value === '印发',
  fonts: recordedFonts(fonts.report),
  places: dataset.places.map(({ name }) => name.value),
  ...{ ledgerText, quoted },
})
