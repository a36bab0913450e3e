/** Words that something has risen or fallen, in front of by how much: the sources of patterns. */
export const RISES = '增长|增加|提高|上升|上涨|提升'
export const FALLS = '下降|减少|降低|下滑|回落'
