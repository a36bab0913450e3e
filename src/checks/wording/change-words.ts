/** Words that something has risen or fallen, in front of by how much: the sources of patterns. */
export const RISES = '增长|增加|提高|上升|上涨|提升'
export const FALLS = '下降|减少|降低|下滑|回落'
/** In front of a number that tells by how much another has changed: 比上年增加, 同比快. 新增 tells a number of its own. */
export const CHANGED = /(?:增加|减少|增长|下降|上升|提高|[多少快慢])了?$/u
