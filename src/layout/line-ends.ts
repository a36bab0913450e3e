/**
 * Never first on a line: Word's list for Chinese, and what GB/T 15834-2011 has beyond it: connecting marks (5.1.6: — – - ～)
 * and the slash (5.1.9). The DOCX bears both lists, so that Word keeps them too; it has one entry a character, so ——, which
 * might begin a line (5.1.4), does not.
 */
export const neverFirst: ReadonlySet<string> = new Set(
  '!%),.:;>?]}¢¨°·ˇˉ―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞︶︺︾﹀﹄﹚﹜﹞！＂％＇），．：；？］｀｜｝～￠`—–‐-－/／',
)
/** Never last on a line: Word's list, and the slash. */
export const neverLast: ReadonlySet<string> = new Set('$([{£¥·‘“〈《「『【〔〖〝﹗﹙﹛﹝＄（．［｛￡￥/／')
/** Drawn as one mark of two cells. */
const paired: ReadonlySet<string> = new Set('—…')

/** A line may end behind these even inside a word or between marks, but not before a digit. */
const dashes: ReadonlySet<string> = new Set('-‐–—')
const joinsNumbers: ReadonlySet<string> = new Set('0123456789-')
/** No-break spaces and word joiners hold both neighbours. */
const glue: ReadonlySet<string> = new Set('\u00a0\u2007\u202f\u2060\ufeff')

/** What Word breaks around, as measured on its model in `docx/layout`. */
const ideographs =
  /[\u2e80-\u30ff\u31c0-\ua4cf\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u
/** Marks above and below, joiners and variation selectors belong to the character before them. */
const extending = /[\p{M}\u200d]/u

/** What a character does at the ends of lines. */
export interface LineEnds {
  /** Whether a line may begin with it, and end with it, as far as it is for this character to say. */
  readonly mayBegin: boolean
  readonly mayEnd: boolean
  /** Whether a line may break beside it: ideographs, kana and the marks of the CJK blocks. */
  readonly ideographic: boolean
  readonly space: boolean
  readonly dash: boolean
  /** Digits, and what stands before them: no line breaks between a dash and these. */
  readonly joinsNumber: boolean
  /** — and …, two of which are one mark. */
  readonly pairs: boolean
}

/** Settled once a character: lines are broken between millions of neighbours. */
export const lineEndsOf = (character: string): LineEnds => ({
  mayBegin: character !== ' ' && !neverFirst.has(character) && !glue.has(character) && !extending.test(character),
  mayEnd: !neverLast.has(character) && !glue.has(character) && character !== '\u200d',
  ideographic: ideographs.test(character),
  space: character === ' ',
  dash: dashes.has(character),
  joinsNumber: joinsNumbers.has(character),
  pairs: paired.has(character),
})
