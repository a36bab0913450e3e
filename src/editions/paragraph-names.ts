import type { ElementKind } from '../document/element.js'
import type { Passage } from '../document/passages.js'

/** What the clerks call the elements of a document. */
const elementNames: { readonly [K in ElementKind]: string } = {
  'copy-number': '份号',
  classification: '密级',
  urgency: '紧急程度',
  'issuer-mark': '标志',
  'document-number': '文号',
  signatories: '签发人',
  title: '标题',
  addressees: '主送',
  heading: '小标题',
  'run-in': '段',
  paragraph: '段',
  item: '项',
  table: '表',
  'attachment-note': '附件说明',
  'issuing-organs': '署名',
  'signature-stamps': '签名章',
  'issue-date': '成文日期',
  note: '附注',
  attachment: '附件',
  'carbon-copy': '抄送',
  printing: '印发',
}

/** How much of its own words names a paragraph that comes from nothing else. */
const LONGEST_WORDS = 20

/**
 * A name for every passage of a document, by what it is made from and not by its place: the snippet or highlight whose
 * words it has, else the value that it prints, else the first words of the template. So a paragraph keeps its name when others are
 * put in, moved or renumbered, and in the next year. Passages of one origin are told apart by a number.
 */
export function paragraphNames(passages: readonly Passage[]): readonly string[] {
  const used = new Map<string, number>()
  return passages.map((passage) => {
    const name = `${elementNames[passage.kind]}：${originOf(passage)}`.replace(/：$/u, '')
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
    const snippet = at && /^data\/[^/]+\/(.+)\.md$/u.exec(at.file)?.[1]
    if (snippet) return snippet
  }
  const value = inlines.find((inline) => inline.kind === 'value' && inline.name.includes('/'))
  if (value?.kind === 'value') return value.name
  const words = inlines.flatMap((inline) => (inline.kind === 'text' ? [...inline.text] : []))
  return words.slice(0, LONGEST_WORDS).join('')
}
