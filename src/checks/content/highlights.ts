import type { Highlight } from '../../data/dataset.js'
import { isSamePlace, type SourcePlace } from '../../diagnostics/diagnostic.js'
import { inlineSpots, type Passage, type Spot, spotText } from '../../document/passages.js'
import type { Check, CheckInput } from '../check.js'
import { type Finding, finding } from '../finding.js'
import { fullNameIndexOf } from '../wording/place-index.js'
import { similarity } from './similarity.js'

/** A highlight much shorter or longer than the middle one, as a share of it. */
const SHORT = 0.4
const LONG = 2.5
/** From here on two highlights say the same (share of common pairs of characters). */
const ALIKE = 0.8

/** What the text says of the places: each once, in official order, at about one length, and nothing from last year. */
export const highlights: Check = (input) => {
  const printed = printedHighlights(input)
  return [...once(input, printed), ...inOrder(input, printed), ...lengths(printed), ...reused(input, printed)]
}

/** A highlight as it is printed once: a stretch a paragraph. */
type Printing = readonly [Spot, ...Spot[]]

type Printed = ReadonlyMap<Highlight, readonly Printing[]>

/** Literal text and values know the place that they are written at; neighbours from one file are one printing. */
function printedHighlights({ dataset, passages }: CheckInput): Printed {
  const byFile = new Map(dataset.highlights.map((highlight) => [highlight.at.file, highlight]))
  const found = new Map<Highlight, { readonly from: SourcePlace; readonly spots: [Spot, ...Spot[]] }[]>()
  let last: Highlight | undefined
  for (const passage of passages) {
    for (const { inline, spot } of inlineSpots(passage)) {
      const { at } = inline
      // The ； of a list, which the program adds.
      if (!at) continue
      const highlight = byFile.get(at.file)
      if (highlight) {
        const printings = found.get(highlight) ?? []
        found.set(highlight, printings)
        const current = printings.at(-1)
        // The first words of a highlight begin it anew, even right behind itself.
        if (!current || last !== highlight || isSamePlace(current.from, at)) printings.push({ from: at, spots: [spot] })
        else lengthen(current.spots, spot)
      }
      last = highlight
    }
  }
  return new Map([...found].map(([highlight, printings]) => [highlight, printings.map(({ spots }) => spots)]))
}

/** The stretch of a paragraph grows; another paragraph is a stretch more. */
function lengthen(spots: [Spot, ...Spot[]], { passage, start, end }: Spot): void {
  const before = spots.at(-1)
  if (before?.passage === passage) spots[spots.length - 1] = { ...before, end }
  else spots.push({ passage, start, end })
}

function once({ dataset }: CheckInput, printed: Printed): readonly Finding[] {
  const named = fullNameIndexOf(dataset)
  return dataset.highlights.flatMap((highlight) => {
    const printings = printed.get(highlight) ?? []
    const name = highlight.place.name.value
    const [only, again] = printings
    if (!only || again) {
      const options = again ? { spot: again[0] } : { at: highlight.at, about: name }
      const message = again ? `“${name}”的亮点印了 ${printings.length} 次` : `“${name}”的亮点没有印出`
      return finding('highlight-unprinted', 'warning', message, { ...options, hint: '请核对模板里印各地亮点的部分。' })
    }
    // 江北新区 is no mention of 新区.
    if (only.some((spot) => named(spotText(spot)).some(({ word }) => word === name))) return []
    return finding('highlight-nameless', 'warning', `“${name}”的亮点里没有提到“${name}”`, {
      spot: only[0],
      hint: '请核对是不是贴错了文件，并写出地方的全称。',
    })
  })
}

function inOrder({ dataset }: CheckInput, printed: Printed): readonly Finding[] {
  const first = dataset.highlights.flatMap((highlight) => {
    const spot = firstSpot(printed, highlight)
    return spot ? [{ highlight, spot }] : []
  })
  return first.flatMap(({ highlight, spot }, index) => {
    const before = first[index - 1]
    if (!before || follows(before.spot, spot)) return []
    const names = `“${highlight.place.name.value}”印在了“${before.highlight.place.name.value}”前面`
    return finding('highlight-order', 'warning', names, { spot, hint: '各地按建制顺序（地方.yaml 的次序）排列。' })
  })
}

const firstSpot = (printed: Printed, highlight: Highlight): Spot | undefined => printed.get(highlight)?.[0]?.[0]

const follows = (a: Spot, b: Spot): boolean =>
  a.passage === b.passage ? a.start < b.start : placeIn(a.passage) < placeIn(b.passage)
const placeIn = ({ element, list }: Passage): number => element * 1e6 + list

function lengths(printed: Printed): readonly Finding[] {
  const all = [...printed].flatMap(([highlight, [first]]) =>
    first ? [{ name: highlight.place.name.value, spot: first[0], length: lengthOf(first) }] : [],
  )
  const sorted = all.map(({ length }) => length).sort((a, b) => a - b)
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0
  if (all.length < 3) return []
  return all
    .filter(({ length }) => length < median * SHORT || length > median * LONG)
    .map(({ name, spot, length }) =>
      finding('highlight-length', 'warning', `“${name}”的亮点有 ${length} 字，各地居中的是 ${median} 字`, {
        spot,
        hint: `各地篇幅宜相近，请写到 ${Math.ceil(median * SHORT)} 至 ${Math.floor(median * LONG)} 字。`,
      }),
    )
}

const lengthOf = (printing: Printing): number => printing.reduce((sum, { start, end }) => sum + end - start, 0)

function reused({ dataset: { previous, highlights: all } }: CheckInput, printed: Printed): readonly Finding[] {
  if (!previous) return []
  return all.flatMap((highlight) => {
    const before = previous.highlights.get(highlight.place.name.value)
    const share = before === undefined ? 0 : similarity(before, highlight.text)
    if (share < ALIKE) return []
    const name = highlight.place.name.value
    const message = `“${name}”的亮点与 data/${previous.folder} 的有 ${Math.floor(share * 100)}% 相同`
    const hint = '请写当年的做法和成效。'
    return finding('highlight-reused', 'warning', message, {
      spot: firstSpot(printed, highlight) ?? null,
      at: highlight.at,
      about: highlight.text,
      hint,
    })
  })
}
