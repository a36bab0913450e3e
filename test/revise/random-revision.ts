import type { OfficialDocument } from '../../src/document/document.js'
import type { Block, Element, Level } from '../../src/document/element.js'
import { type Inline, plainText, text } from '../../src/document/inline.js'

/** Numbers from 0 up to 1 that repeat: mulberry32. */
function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

const phrases = [
  '进一步',
  '稳定',
  '2.5万人',
  '，占全省的41.3%',
  '《就业促进法》',
  '“示例职达”',
  'OFD',
  '31个',
  '等地',
  '。另有',
  '&<甲>',
]

/** A document in which some paragraphs are split where a sentence ends, and some are joined with the next. */
function partAtRandom(document: OfficialDocument, chance: (share: number) => boolean): OfficialDocument {
  const parted: Element[] = []
  for (const element of document.elements) {
    const last = parted.at(-1)
    if (element.kind === 'paragraph' && (last?.kind === 'paragraph' || last?.kind === 'run-in') && chance(0.3)) {
      parted[parted.length - 1] = { ...last, inlines: [...last.inlines, ...element.inlines] }
      continue
    }
    const words = element.kind === 'paragraph' || element.kind === 'run-in' ? plainText(element.inlines) : ''
    const cut = words.indexOf('。', words.length / 2 - 20) + 1
    if ((element.kind === 'paragraph' || element.kind === 'run-in') && cut > 1 && cut < words.length && chance(0.5))
      parted.push(
        { ...element, inlines: [text(words.slice(0, cut))] },
        { kind: 'paragraph', inlines: [text(words.slice(cut))] },
      )
    else parted.push(element)
  }
  return { ...document, elements: parted }
}

/** The same after random corrections, by which paragraphs are split and joined too. */
export const partAndReviseAtRandom = (document: OfficialDocument, seed: number): OfficialDocument => {
  const random = seededRandom(seed + 7)
  return partAtRandom(reviseAtRandom(document, seed), (share) => random() < share)
}

/** A document after random corrections: figures, words, paragraphs, lists, tables, head, signature, imprint. */
export function reviseAtRandom(document: OfficialDocument, seed: number): OfficialDocument {
  const random = seededRandom(seed)
  const chance = (share: number) => random() < share
  const below = (count: number) => Math.floor(random() * count)
  const pick = <T>(list: readonly T[]): T => {
    const found = list[below(list.length)]
    if (found === undefined) throw new Error('nothing to pick from')
    return found
  }

  /** A digit, a phrase more, a stretch less, or all new. */
  const reword = (inlines: readonly Inline[]): readonly Inline[] => {
    const words = Array.from(plainText(inlines))
    if (words.length === 0) return [text(pick(phrases))]
    if (chance(0.08)) return [text(`重写的一段话${pick(phrases)}，与原来的毫无关系。`)]
    const edits = 1 + below(3)
    for (let edit = 0; edit < edits; edit += 1) {
      const at = below(words.length)
      const digit = words.findIndex((word, index) => index >= at && /[0-9]/.test(word))
      if (chance(0.5) && digit >= 0) words[digit] = String(below(10))
      else if (chance(0.5)) words.splice(at, 0, pick(phrases))
      else words.splice(at, Math.min(1 + below(6), words.length - 1))
    }
    return [text(words.join(''))]
  }
  const maybe = (inlines: readonly Inline[], share: number) => (chance(share) ? reword(inlines) : inlines)

  const table = (block: Extract<Block, { kind: 'table' }>): Block => {
    const rows = block.rows.flatMap((row) => {
      if (chance(0.08)) return []
      const changed = row.map((cell) => maybe(cell, 0.05))
      return chance(0.08) ? [changed, row.map(() => [text(pick(phrases))])] : [changed]
    })
    const cut = chance(0.15) && block.header.length > 2 && block.groups.length === 0
    const trim = <T>(list: readonly T[]) => (cut ? list.slice(0, -1) : list)
    return { ...block, header: trim(block.header), align: trim(block.align), rows: rows.map(trim) }
  }

  const block = (old: Block): readonly Block[] => {
    if (chance(0.04)) return []
    const changed = changeBlock(old)
    return chance(0.05)
      ? [changed, { kind: 'paragraph', inlines: [text(`新增的一段，${pick(phrases)}。`)] }]
      : [changed]
  }
  const changeBlock = (old: Block): Block => {
    if (old.kind === 'table') return table(old)
    if (old.kind === 'run-in')
      return chance(0.05)
        ? { kind: 'paragraph', inlines: [...old.heading, ...old.inlines] }
        : { ...old, heading: maybe(old.heading, 0.05), inlines: maybe(old.inlines, 0.2) }
    const inlines = maybe(old.inlines, 0.2)
    if (old.kind === 'heading' && chance(0.05))
      return { ...old, level: (1 + below(4)) as Level, label: '二、', inlines }
    if (old.kind === 'item' && chance(0.1)) return { ...old, label: `${1 + below(20)}.`, inlines }
    if (old.kind === 'paragraph' && chance(0.05)) return { kind: 'item', level: 3, label: '9.', inlines }
    return { ...old, inlines }
  }

  const element = (old: Element): readonly Element[] => {
    switch (old.kind) {
      case 'heading':
      case 'run-in':
      case 'paragraph':
      case 'item':
      case 'table':
        return block(old)
      case 'title':
        return [{ ...old, lines: null, inlines: maybe(old.inlines, 0.2) }]
      case 'document-number':
        // It shares its row with 签发人.
        return [
          chance(0.15)
            ? { ...old, inlines: [text(plainText(old.inlines).replace(/\d+(?=号)/, String(1 + below(99))))] }
            : old,
        ]
      case 'addressees':
      case 'issue-date':
        return [{ ...old, inlines: maybe(old.inlines, 0.15) }]
      case 'note':
      case 'carbon-copy':
      case 'copy-number':
      case 'classification':
      case 'urgency':
        return chance(0.12) ? [] : [{ ...old, inlines: maybe(old.inlines, 0.2) }]
      case 'issuer-mark':
      case 'issuing-organs': {
        const organs = old.organs.map((organ) => maybe(organ, 0.05))
        return [{ ...old, organs: chance(0.05) && organs.length > 1 ? organs.slice(1) : organs }]
      }
      case 'signature-stamps':
        return [{ ...old, posts: old.posts.map((post) => maybe(post, 0.1)) }]
      case 'signatories':
        return [{ ...old, names: old.names.map((name) => maybe(name, 0.1)) }]
      case 'attachment-note':
        return [{ ...old, names: old.names.map((name) => maybe(name, 0.1)) }]
      case 'attachment':
        return chance(0.05) ? [] : [{ ...old, title: maybe(old.title, 0.1), blocks: old.blocks.flatMap(block) }]
      case 'printing':
        // Both stand in one row: a whole sentence in the place of the date would lie over the organ.
        return [
          {
            ...old,
            organ: maybe(old.organ, 0.1),
            date: chance(0.2) ? [text(`2024年12月${1 + below(31)}日`)] : old.date,
          },
        ]
    }
  }

  const elements = document.elements.flatMap(element)
  const added: Element[] = []
  const has = (kind: Element['kind']) => elements.some((each) => each.kind === kind)
  if (!has('note') && chance(0.15)) added.push({ kind: 'note', inlines: [text('（此件公开发布）')] })
  const afterDate = elements.findIndex(({ kind }) => kind === 'issue-date') + 1
  elements.splice(afterDate, 0, ...added)
  if (!has('carbon-copy') && chance(0.15)) {
    const at = elements.findIndex(({ kind }) => kind === 'printing')
    const copy: Element = { kind: 'carbon-copy', inlines: [text('省委办公厅，省人大常委会办公厅。')] }
    elements.splice(at < 0 ? elements.length : at, 0, copy)
  }
  const body = elements.some(({ kind }) => kind === 'paragraph' || kind === 'run-in')
  return { ...document, elements: body ? elements : document.elements }
}
