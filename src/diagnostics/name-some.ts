/** A list as a message names it: 长春市、吉林市等; of more than `most`, the first so many and `more` for the others. */
export const nameSome = (words: readonly string[], most = 5, more = '等'): string =>
  words.slice(0, most).join('、') + (words.length > most ? more : '')
