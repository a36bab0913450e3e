/** Text of the same length in which the given words are hidden, so that no rule looks into a listed name. */
export const mask = (text: string, words: readonly string[]): string =>
  words.reduce((rest, word) => (word === '' ? rest : rest.replaceAll(word, '字'.repeat(word.length))), text)
