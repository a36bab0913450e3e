import type { ElementKind } from '../document/element.js'
import { elementNames } from '../document/element-names.js'
import type { Passage } from '../document/passages.js'
import { oncePerText } from '../keyed/once-per.js'

/** How much of its own words names a paragraph that comes from nothing else. */
const LONGEST_WORDS = 20

/**
 * A name for every passage of a document, by what it is made from and not by its place: the snippet or highlight whose
 * words it has, else the value that it prints, else the first words of the template. So a paragraph keeps its name when
 * others are put in, moved or renumbered, and in the next year. Passages of one origin are told apart by a number.
 */
export function paragraphNames(passages: readonly Passage[]): readonly string[] {
  return toldApart(passages.map((passage) => `${elementNames[passage.kind]}：${originOf(passage)}`.replace(/：$/u, '')))
}

/** Names of which those that are given again have a number: 甲, 甲#2. */
export function toldApart(names: readonly string[]): readonly string[] {
  const used = new Map<string, number>()
  return names.map((name) => {
    const count = (used.get(name) ?? 0) + 1
    used.set(name, count)
    return count === 1 ? name : `${name}#${count}`
  })
}

const inText: ReadonlySet<ElementKind> = new Set<ElementKind>([
  ...(['heading', 'run-in', 'paragraph', 'item', 'table', 'attachment'] as const),
])

function originOf({ kind, inlines }: Passage): string {
  if (!inText.has(kind)) return ''
  for (const { at } of inlines) {
    const snippet = at && snippetName(at.file)
    if (snippet) return snippet
  }
  const value = inlines.find((inline) => inline.kind === 'value' && inline.name.includes('/'))
  if (value?.kind === 'value') return value.name
  // Two units are the most that a character has.
  const words = inlines.map((inline) => (inline.kind === 'text' ? inline.text.slice(0, 2 * LONGEST_WORDS) : ''))
  return [...words.join('')].slice(0, LONGEST_WORDS).join('')
}

/** `亮点/长春市` of `data/2022/亮点/长春市.md`; empty for what is no snippet. */
const snippetName = oncePerText(2000, (file): string => /^data\/[^/]+\/(.+)\.md$/u.exec(file)?.[1] ?? '')
