import { type Passage, spotAt, wholeSpot } from '../../document/passages.js'
import { type Finding, finding } from '../finding.js'

/**
 * The organs of a joint document (联合行文): who is on the head signs too, in the same order, and nobody twice; the head
 * may bear the leading organ alone (GB/T 9704-2012, 7.2.4), which then signs first. The title names none that does not sign.
 */
export function jointOrgans(
  organ: string,
  marks: readonly Passage[],
  signatures: readonly Passage[],
  title: Passage | undefined,
): readonly Finding[] {
  const [first] = signatures
  return [
    ...twice(marks, '标志'),
    ...twice(signatures, '署名'),
    ...(first ? unlike(organ, marks, [first, ...signatures.slice(1)]) : []),
    ...(title && first ? strangers(title, signatures) : []),
  ]
}

const twice = (organs: readonly Passage[], where: string): readonly Finding[] =>
  organs
    .filter(({ text }, index) => organs.findIndex((other) => other.text === text) < index)
    .map((passage) => wrong(passage, `${where}里“${passage.text}”写了两次`))

function unlike(
  organ: string,
  marks: readonly Passage[],
  signatures: readonly [Passage, ...Passage[]],
): readonly Finding[] {
  const [first] = signatures
  if (marks.length < 2) {
    if (marks.some(({ text }) => isAlike(text, first.text)) || isAlike(organ, first.text)) return []
    return [wrong(first, `署名的第一个机关是“${first.text}”，发文机关是“${organ}”`)]
  }
  if (marks.length !== signatures.length)
    return [wrong(first, `标志上有${marks.length}个机关，署名有${signatures.length}个`)]
  return signatures.flatMap((passage, index) => {
    const mark = marks[index]?.text ?? ''
    if (isAlike(mark, passage.text)) return []
    return [wrong(passage, `署名的第${index + 1}个机关是“${passage.text}”，标志上第${index + 1}个是“${mark}”`)]
  })
}

/** What a title says before 关于: 甲、乙, 甲 乙. */
export const titleOrgans = ({ text }: Passage): string | undefined => /^[^，。：《》]{4,}?(?=关于)/u.exec(text)?.[0]

/** 甲、乙等五部门 names two of them. */
function strangers(title: Passage, signatures: readonly Passage[]): readonly Finding[] {
  const signs = (name: string) => signatures.some(({ text }) => isAlike(name, text))
  const names = (titleOrgans(title) ?? '').replace(/等.{0,3}(?:部门|单位|机关)$/u, '')
  return [...names.matchAll(/[^、\s]+/gu)]
    .filter(({ 0: name }) => !signs(name) && !name.split(/[和与]/u).every(signs))
    .map(({ 0: name, index }) =>
      finding('organ-mismatch', 'warning', `标题里的“${name}”不在署名里`, {
        spot: spotAt(title, index, name),
        hint: whatToDo,
      }),
    )
}

const wrong = (passage: Passage, message: string): Finding =>
  finding('organ-mismatch', 'warning', message, { spot: wholeSpot(passage), hint: whatToDo })

const whatToDo =
  '联合行文的，标志、署名写同样的机关，次序一样，主办的在前；标志可以只写主办机关。确实不同的，写进 豁免.yaml。'

/** One is the other, or short for it (某省人社厅, 某省人力资源和社会保障厅): its characters follow one another there. */
const isAlike = (a: string, b: string): boolean => isShortFor(a, b) || isShortFor(b, a)

function isShortFor(short: string, name: string): boolean {
  let at = -1
  return [...short].every((character) => {
    at = name.indexOf(character, at + 1)
    return at >= 0
  })
}
