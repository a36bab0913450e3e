import { faultyEntry } from '../archive/check-entries.js'
import { listZip, unpack } from '../archive/unzip.js'
import { pdfContents } from './pdf-contents.js'

/** How a file of a package and the same file made anew differ. */
export type FileDifference =
  /** Not at all. */
  | { readonly kind: 'none' }
  /** Only in how it was packed: what is packed is the same, byte for byte. */
  | { readonly kind: 'packing' }
  /** In its bytes, though it says the same: words, figures, and of a PDF their places. */
  | { readonly kind: 'wording-same'; readonly where: string }
  /** In what it says; `where` names the first difference. */
  | { readonly kind: 'content'; readonly where: string }

/** Compares a file of a package with the one made anew, by what it is. */
export function compareFiles(name: string, sealed: Uint8Array, made: Uint8Array): FileDifference {
  if (Buffer.compare(sealed, made) === 0) return { kind: 'none' }
  if (/\.(?:docx|xlsx)$/iu.test(name)) return compareArchives(sealed, made)
  if (/\.pdf$/iu.test(name)) return comparePdf(sealed, made)
  return { kind: 'content', where: firstLine(textOf(sealed), textOf(made)) }
}

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)

function firstLine(sealed: string, made: string): string {
  const [a, b] = [sealed.split('\n'), made.split('\n')]
  const at = a.findIndex((line, index) => line !== b[index])
  const line = at < 0 ? a.length : at
  return `第${line + 1}行：封存的是“${short(a[line])}”，重做的是“${short(b[line])}”`
}

/** Around the first place in which two texts differ. */
function firstWords(sealed: string, made: string): string {
  let at = 0
  while (at < sealed.length && at < made.length && sealed[at] === made[at]) at += 1
  const around = (text: string) => text.slice(Math.max(0, at - 10), at + 20)
  return `封存的是“${around(sealed)}”，重做的是“${around(made)}”`
}

const short = (line = '（没有）'): string => [...line.trim()].slice(0, 60).join('')

/** What a document or a proof sheet of ours never needs. */
const partLimits = { entries: 2_000, part: 64_000_000, total: 128_000_000, ratio: 300 } as const

/** The parts of an Office file. */
function partsOf(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> | undefined {
  const entries = listZip(bytes)
  if (!entries || faultyEntry(entries, partLimits)) return undefined
  const parts = new Map<string, Uint8Array>()
  for (const entry of entries) {
    const part = unpack(entry)
    if (!part) return undefined
    parts.set(entry.name, part)
  }
  return parts
}

function compareArchives(sealed: Uint8Array, made: Uint8Array): FileDifference {
  const [a, b] = [partsOf(sealed), partsOf(made)]
  if (!a || !b) return { kind: 'content', where: '文件已损坏' }
  const names = [...new Set([...a.keys(), ...b.keys()])]
  const part = names.find(
    (name) => Buffer.compare(a.get(name) ?? new Uint8Array(), b.get(name) ?? new Uint8Array()) !== 0,
  )
  if (part === undefined) return a.size === b.size ? { kind: 'packing' } : { kind: 'content', where: '部件的个数不同' }
  const changed = names.find((name) => wordsOf(a.get(name)) !== wordsOf(b.get(name)))
  return changed === undefined
    ? { kind: 'wording-same', where: part }
    : { kind: 'content', where: `${changed}：${firstWords(wordsOf(a.get(changed)), wordsOf(b.get(changed)))}` }
}

/** What a part says in words: its text without marks, a paragraph a line. */
const wordsOf = (part: Uint8Array | undefined): string =>
  part === undefined
    ? ''
    : textOf(part)
        // A part may be anyone's work: a mark that never ends must not cost more than one that does.
        .split('<')
        .map((piece, index) =>
          index === 0 ? piece : (piece.startsWith('/w:p>') ? '\n' : '') + piece.slice(piece.indexOf('>') + 1),
        )
        .join('')

function comparePdf(sealed: Uint8Array, made: Uint8Array): FileDifference {
  const [a, b] = [pdfContents(sealed), pdfContents(made)]
  if (!a || !b) return { kind: 'content', where: '文件已损坏，或不是本程序写的' }
  if (a.objects.length === b.objects.length && a.objects.every((object, index) => object === b.objects[index]))
    return { kind: 'packing' }
  if (a.pages.length !== b.pages.length)
    return { kind: 'content', where: `封存的有 ${a.pages.length} 页，重做的有 ${b.pages.length} 页` }
  for (const [index, lines] of a.pages.entries()) {
    const others = b.pages[index] ?? []
    const at = lines.findIndex(({ text }, line) => text !== others[line]?.text)
    if (at >= 0 || lines.length !== others.length) {
      const line = at < 0 ? lines.length : at
      const where = firstWords(lines[line]?.text ?? '', others[line]?.text ?? '')
      return { kind: 'content', where: `第${index + 1}页第${line + 1}行：${where}` }
    }
    const moved = lines.findIndex(({ places }, line) => places !== others[line]?.places)
    if (moved >= 0) return { kind: 'content', where: `第${index + 1}页“${short(lines[moved]?.text)}”印的位置不同` }
  }
  return { kind: 'wording-same', where: '字形、属性等' }
}
