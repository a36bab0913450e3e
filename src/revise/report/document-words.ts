import { groupBy } from '../../keyed/group-by.js'
import type { DocumentEffect } from '../document-effect.js'
import type { ToldDocument, ToldEffect } from './told.js'

/** Which document it is, for people: 通报, or 长春市的函. */
export const documentName = ({ place, genre }: DocumentEffect): string =>
  place === null ? genre : `${place}的${genre}`

/** Which documents they are: letters that change alike are told together. */
export function documentsName([first, ...others]: readonly [ToldDocument, ...ToldDocument[]]): string {
  if (others.length === 0) return documentName(first)
  const places = [first, ...others].flatMap(({ place }) => place ?? [])
  return `${places.join('、')}的${first.genre}（${places.length} 份，改动一样）`
}

/** Documents in their order; with the first of the letters that read otherwise in the same words, at the same place, all others. */
export function alikeDocuments(
  documents: readonly ToldDocument[],
): readonly (readonly [ToldDocument, ...ToldDocument[]])[] {
  const groups = groupBy(documents, ({ id, place, status, sentences, causes }) => {
    const told = sentences.map((each) => ({ ...each, figures: null, causes: [...each.causes] }))
    return place === null || told.length === 0 ? id : JSON.stringify([status, told, [...causes]])
  })
  return [...groups.values()]
}

/** What becomes of a document. */
export const statusText = ({ status, formerly }: ToldDocument): string =>
  formerly === undefined ? statusTexts[status] : `换了名称（原${formerly}），${statusTexts[status]}`

const statusTexts = {
  text: '文字有改动',
  layout: '文字不变，版式有变',
  new: '新增',
  gone: '不再有',
  same: '不变',
} as const satisfies Record<DocumentEffect['status'], string>

type LetterEffects = Pick<ToldEffect, 'documents' | 'unmade' | 'settled'>

/** What becomes of the letters, one line a conclusion, without a stop; those with nothing but a new number need no second copy. */
export function letterConclusions({ documents, unmade, settled }: LetterEffects): readonly string[] {
  const letters = documents.filter(({ place }) => place !== null)
  const [{ genre } = { genre: '函' }] = letters
  const line = (wanted: (letter: ToldDocument) => boolean, words: (count: number) => string): readonly string[] => {
    const names = letters.filter(wanted).flatMap(placeName)
    return names.length > 0 ? [`${words(names.length)}：${names.join('、')}`] : []
  }
  const isMade = ({ status, place }: ToldDocument) => status !== 'new' && !(place !== null && unmade.has(place))
  const isNamed = ({ formerly }: ToldDocument) => formerly !== undefined
  const differs = ({ status }: DocumentEffect) => status === 'text' || status === 'layout' || status === 'new'
  const isSettled = ({ place }: DocumentEffect) => place !== null && settled.has(place)
  const again = (letter: DocumentEffect) => differs(letter) && !isSettled(letter)
  return [
    ...line(
      (letter) => again(letter) && isMade(letter) && !isNamed(letter) && !onlyNumbered(letter),
      (count) => `要重做的${genre} ${count} 份（已经发出的要重发）`,
    ),
    ...line(isNamed, (count) => `换了名称的${genre} ${count} 份（已经发出的要重发）`),
    ...line(
      (letter) => again(letter) && !isMade(letter) && !isNamed(letter),
      (count) => `新做的${genre} ${count} 份（以前没有做过）`,
    ),
    ...line(
      (letter) => isMade(letter) && onlyNumbered(letter) && !isSettled(letter),
      (count) => `只添了文号的${genre} ${count} 份（别的没有变，已经按这个文号发出的不用重发）`,
    ),
    ...line(isSettled, (count) => `已经做过的${genre} ${count} 份（在基准以后照现在的样子做的，不用再做）`),
    ...line(
      ({ status }) => status === 'gone',
      (count) => `不再有的${genre} ${count} 份`,
    ),
    ...line(
      (letter) => letter.status === 'same' && isMade(letter),
      (count) => `不变的${genre} ${count} 份`,
    ),
    ...line(
      (letter) => letter.status === 'same' && !isMade(letter),
      (count) => `还没有做过的${genre} ${count} 份（版次里没有记录，用 letters 做）`,
    ),
  ]
}

/** The place of a letter, with the name that it had. */
const placeName = ({ place, formerly }: ToldDocument): readonly string[] =>
  place === null ? [] : [formerly === undefined ? place : `${place}（原${formerly}）`]

/** Whether all that a document has got is the number that was still open. */
export const onlyNumbered = ({ status, sentences }: Pick<DocumentEffect, 'status' | 'sentences'>): boolean =>
  status === 'text' &&
  sentences.every(({ kind, old }) => kind === 'document-number' && /〕\s*号$/u.test(old?.text ?? ''))
