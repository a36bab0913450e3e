/** Words that something has risen or fallen, in front of by how much: the sources of patterns. */
export const RISES = '增长|增加|提高|上升|上涨|提升'
/** The same, of what has fallen. */
export const FALLS = '下降|减少|降低|下滑|回落'
/** In front of a number that tells by how much another has changed: 比上年增加, 同比快. 新增 tells a number of its own. */
export const CHANGED = /(?:增加|减少|增长|下降|上升|提高|净增|净减|[增减][产收支]|[多少快慢])了?$/u

/** Counted at other prices, or among others, than the figure was that a change is reckoned on. */
export const OTHERWISE = /生产总值|增加值|产值|规模以上|规上|限额以上|限上|固定资产投资|口径|可比|不变价|扣除|剔除/u

/** 由88.6%: what has changed … */
export const FROM = /[由从][^，。；由从0-9]{0,16}$/u
/** … 提高到, 降至: and into what; `words` as `MORE` and `LESS` of who asks. */
export const changedTo = (more: string, less: string): RegExp =>
  new RegExp(
    `^[^，。；0-9]{0,8}?(?:(?<more>${more}|增|升|涨)|(?<less>${less}|降|减|跌))(?:到|至|为)[^，。；0-9]{0,12}$`,
    'u',
  )
