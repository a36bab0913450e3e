/**
 * A quantity as a person writes it in a notice: `25.17万人`, `近5400人`, `80余个`, `3.5万余人`, `109%`.
 * The decimal text is kept as it was written: 25.10 stays 25.10.
 */
export interface Quantity {
  /** 近, 约, 超, 逾 … before the number; empty when exact. */
  readonly approximation: string
  /** The decimal text: digits with at most one point, `-` in front of a negative one, no grouping, no leading zero; empty: 待补. */
  readonly digits: string
  readonly scale: '' | '万' | '亿' | '万亿'
  /** 余 or 多 after the number; empty when exact. */
  readonly surplus: '' | '余' | '多'
  /** 80余万 (between 80万 and 90万) rather than 80万余 (a little over 80万); false without surplus or scale. */
  readonly surplusBeforeScale: boolean
  /** 人, 人次, 个, 元, % …; empty for a bare number. */
  readonly unit: string
  /** 以上, 左右 after the unit; empty when there is none. */
  readonly bound: string
}

/** Whether a quantity is a loss, a fall, a frost: -3.2%. */
export const isBelowZero = ({ digits }: Pick<Quantity, 'digits'>): boolean => digits.startsWith('-')

/** What a clerk writes for a figure that has not come in yet; a draft prints it, `--final` refuses it. */
export const PENDING = '待补'

/** A figure that is still to come. */
export const pendingQuantity: Quantity = {
  approximation: '',
  digits: '',
  scale: '',
  surplus: '',
  surplusBeforeScale: false,
  unit: '',
  bound: '',
}
