import { unprinted } from '../checks/content/unprinted-facts.js'
import { type Finding, finding } from '../checks/finding.js'
import type { Excerpt } from '../compose/excerpt-terms.js'
import { dayText } from '../compose/vocabulary.js'
import { type Passage, spotAt, wholeSpot } from '../document/passages.js'

/**
 * The head of a letter is its own: its number, its date, its mark, and the organ of its place. Its template may name those
 * of the notice as well, which every letter would bear. And what 函.yaml has for the end of a letter is printed there.
 */
export function verifyHead({ place, letter, number }: Excerpt, passages: readonly Passage[]): readonly Finding[] {
  const to = `给${place.name.value}的函`
  const of = (kind: Passage['kind']) => passages.filter((passage) => passage.kind === kind)
  const own = (kind: Passage['kind'], what: string, right: string, name: string) => {
    const [printed, another] = of(kind)
    if (!printed || another || printed.text === right) return []
    const message = `${to}的${what}是“${printed.text}”，应是“${right}”`
    return [finding('letter-head', 'error', message, { spot: wholeSpot(printed), hint: `请在模板里用 {{${name}}}。` })]
  }
  return [
    ...own('issuer-mark', '发文机关标志', letter.mark.value, '本函.标志'),
    ...own('document-number', '文号', number.value, '本函.文号'),
    ...own('issue-date', '成文日期', dayText(letter), '本函.成文日期'),
    ...of('title').flatMap((printed) => kindOf(printed, letter.genre.value, to)),
    ...of('addressees').flatMap((printed) => addressed(printed, { place, to })),
    ...unprinted('函.yaml', [
      { key: '结语', value: letter.closing, where: passages },
      { key: '附注', value: letter.note, where: of('note') },
      { key: '抄送机关', value: letter.carbonCopy, where: of('carbon-copy') },
    ]),
  ]
}

/** A title ends in what the letter is: 通知 where 函.yaml says so. */
function kindOf(title: Passage, genre: string, to: string): readonly Finding[] {
  const [kind = genre] = /(?:函|通知|通报)$/u.exec(title.text) ?? []
  if (kind === genre) return []
  const spot = spotAt(title, title.text.length - kind.length, kind)
  const message = `${to}的标题末尾是“${kind}”，函.yaml 里的文种是“${genre}”`
  return [finding('letter-head', 'error', message, { spot, hint: '请在标题末尾用 {{文种}}。' })]
}

/** 长春市人民政府, or another organ of the place by its name (长春市就业局); 你市 and 长春市 are no organs. */
function addressed(
  printed: Passage,
  { place, to }: { readonly place: Excerpt['place']; readonly to: string },
): readonly Finding[] {
  const organs = printed.text.replace(/：$/u, '').split(/[，、；]/u)
  const names = [place.name, ...place.aliases].map(({ value }) => value)
  const isOfPlace = (organ: string): boolean =>
    organ === place.organ.value || names.some((name) => organ.startsWith(name) && organ !== place.name.value)
  if (organs.some(isOfPlace)) return []
  return [
    finding('letter-head', 'warning', `${to}主送“${organs.join('，')}”，这个地方的机关是“${place.organ.value}”`, {
      spot: wholeSpot(printed),
      hint: '请在模板里用 {{本地.主送}}。',
    }),
  ]
}
