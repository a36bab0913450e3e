/** Words as a pattern that finds exactly these words: what data and templates hold may be signs of patterns. */
export const escapePattern = (words: string): string => words.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&')
