/**
 * Radicals and compatibility forms: they look like ideographs and are other characters. Text that is copied out of a PDF is
 * full of them. The twelve of U+FA0E to U+FA29 that stand in that block and are ideographs have no other form.
 */
const FORMS =
  /[\u2e80-\u2fd5\uf900-\ufa0d\ufa10\ufa12\ufa15-\ufa1e\ufa20\ufa22\ufa25\ufa26\ufa2a-\ufad9\u{2f800}-\u{2fa1d}]/u

/** All of them in a text. */
export const lookAlikes: RegExp = new RegExp(FORMS, 'gu')

/** Simplified and other forms among the radicals (CJK Radicals Supplement) that Unicode's own mapping leaves out. */
const RADICALS = new Map(
  (
    '⺊卜⺎兀⺒巳⺓幺⺝月⺠民⺬示⺮竹⺼肉⻁虎⻄西⻅见⻆角⻉贝⻊足⻋车⻑長⻓长⻔门⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食' +
    '⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉⻬齐⻮齿⻰龙'
  )
    .match(/../gu)
    ?.map((pair): [string, string] => [[...pair][0] ?? '', [...pair][1] ?? '']),
)

/** The ideograph that a character looks like; null where it is one, or looks like a part of one alone (⺡). */
export function ideographOf(character: string): string | null {
  if (!FORMS.test(character)) return null
  const plain = RADICALS.get(character) ?? character.normalize('NFKC')
  return plain === character ? null : plain
}

/** A text with ideographs for what looks like them. */
export const withIdeographs = (text: string): string =>
  text.replace(lookAlikes, (character) => ideographOf(character) ?? character)
