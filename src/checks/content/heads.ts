import type { Place } from '../../data/dataset.js'
import { findElement, type OfficialDocument } from '../../document/document.js'
import { plainText } from '../../document/inline.js'
import { type Passage, type Spot, spotAt, spotText, wholeSpot } from '../../document/passages.js'
import type { Check } from '../check.js'
import { type Finding, finding } from '../finding.js'
import { jointOrgans, titleOrgans } from './joint-organs.js'

/**
 * The elements around the text agree: who signs is who issues, the title names the same organ, the addressees end in a
 * colon (GB/T 9704-2012, 7.3.2), no organ is addressed or copied to twice, and what is classified is not published.
 */
export const heads: Check = ({ dataset, document, passages }) => {
  const of = (kind: Passage['kind']) => passages.filter((passage) => passage.kind === kind)
  const { organ } = document.properties
  const issuers = [organ, ...of('issuing-organs').map(({ text }) => text)].filter((name) => name !== '')
  return [
    ...organs(document, of),
    ...of('addressees').flatMap(colon),
    ...repeated([...of('addressees'), ...of('carbon-copy')], issuers),
    ...collected(of('addressees'), of('carbon-copy'), dataset.places),
    ...(of('classification').length > 0 ? of('note').flatMap(published) : []),
  ]
}

type PassagesOf = (kind: Passage['kind']) => readonly Passage[]

/** Of joint documents (联合行文) the office decides who is on the head and in the title; of all others there is one. */
function organs(document: OfficialDocument, of: PassagesOf): readonly Finding[] {
  const { organ } = document.properties
  const [signature, more] = of('issuing-organs')
  const [mark, another] = of('issuer-mark')
  const [title] = of('title')
  if (organ === '') return []
  if (more || another) return jointOrgans(organ, of('issuer-mark'), of('issuing-organs'), title)
  const wrong = (passage: Passage, what: string, right: string) =>
    finding('organ-mismatch', 'error', `${what}是“${passage.text}”，发文机关是“${right}”`, {
      spot: wholeSpot(passage),
      hint: '请在模板里用 {{发文机关}}；联合行文的，几个机关分行写。',
    })
  const named = title && titleOrgans(title)
  const known = [organ, mark?.text]
  return [
    ...(signature && signature.text !== organ ? [wrong(signature, '署名', organ)] : []),
    ...(mark && mark.text !== organ && isTyped(document) ? [wrong(mark, '发文机关标志', organ)] : []),
    ...(title && named && !known.includes(named)
      ? [
          finding('organ-mismatch', 'warning', `标题里的发文机关是“${named}”，发文的是“${organ}”`, {
            spot: { passage: title, start: 0, end: named.length },
            hint: '请在模板里用 {{发文机关}}；标题用规范化简称的，写进 豁免.yaml。',
          }),
        ]
      : []),
  ]
}

/** The mark may be another name of the organ where the data say so (函.yaml, 标志), not where a template does. */
const isTyped = (document: OfficialDocument): boolean =>
  findElement(document, 'issuer-mark')?.organs.every((inlines) =>
    inlines.some((inline) => inline.kind === 'text' && plainText([inline]).trim() !== ''),
  ) ?? false

const colon = (passage: Passage): readonly Finding[] =>
  passage.text.endsWith('：')
    ? []
    : [
        finding('addressee-colon', 'error', '主送机关最后没有冒号（GB/T 9704-2012 7.3.2，必须）', {
          spot: { passage, start: Math.max(0, passage.text.length - 1), end: passage.text.length },
          hint: '请在模板的“主送”最后写上“：”。',
        }),
      ]

/** Who issues a document has it. */
function repeated(passages: readonly Passage[], issuers: readonly string[]): readonly Finding[] {
  const seen = new Set<string>(issuers)
  return passages.flatMap(organsIn).flatMap((spot) => {
    const organ = spotText(spot)
    if (!seen.has(organ)) {
      seen.add(organ)
      return []
    }
    const where = spot.passage.kind === 'carbon-copy' ? '抄送机关' : '主送机关'
    const why = issuers.includes(organ) ? '就是发文机关' : '前面已经有了'
    return twice(spot, `${where}里的“${organ}”${why}`)
  })
}

const organsIn = (passage: Passage): readonly Spot[] =>
  [...passage.text.matchAll(/[^，、；：。]+/gu)].map(({ 0: organ, index }) => spotAt(passage, index, organ))

const twice = (spot: Spot, message: string): Finding =>
  finding('organ-repeated', 'warning', message, { spot, hint: '一个机关只主送或抄送一次，请删去一个。' })

/** An organ that is addressed under a collective name (各市人民政府) is not copied to as well. */
function collected(
  addressees: readonly Passage[],
  copies: readonly Passage[],
  places: readonly Place[],
): readonly Finding[] {
  const copied = copies.flatMap(organsIn)
  // Most letters are copied to no one, and places may be thousands.
  if (copied.length === 0) return []
  const names = new Map(
    places.flatMap(({ organ, collective }) =>
      collective && addressees.some(({ text }) => text.includes(collective.value))
        ? [[organ.value, collective.value] as const]
        : [],
    ),
  )
  return copied.flatMap((spot) => {
    const name = names.get(spotText(spot))
    return name === undefined ? [] : twice(spot, `抄送机关里的“${spotText(spot)}”已在主送的“${name}”之内`)
  })
}

/** 此件公开发布, 此件依申请公开; not 此件不公开. */
function published(note: Passage): readonly Finding[] {
  const words = note.text.replace(/^（|）$/gu, '')
  if (!/^[^不未非]*公开/u.test(words)) return []
  return [
    finding('classified-public', 'warning', `公文标着密级，附注却是“${words}”`, {
      spot: spotAt(note, note.text.indexOf(words), words),
      hint: '涉密的不能公开：请删去密级，或者改附注。',
    }),
  ]
}
