import { inflateSync } from 'node:zlib'

/** A PDF that this program wrote, taken apart. */
export interface PdfContents {
  /** Every object with its stream unpacked, in the order of the file; what depends on packing alone is left out. */
  readonly objects: readonly string[]
  /** What is printed: pages of lines, each with its place. */
  readonly pages: readonly (readonly PdfLine[])[]
}

/** A line as it is printed. */
export interface PdfLine {
  readonly text: string
  /** Where each piece of it stands, to a hundredth of a point. */
  readonly places: string
}

interface PdfObject {
  readonly body: string
  /** Unpacked; empty where there is none. */
  readonly stream: Buffer
}

/** No page, font or profile of ours is larger, and no document of ours has more pages. */
const LARGEST = 64_000_000
const MOST_PAGES = 20_000

/** Takes a PDF apart; undefined when it is damaged, or none of ours. It may be anyone's work, so nothing is trusted. */
export function pdfContents(bytes: Uint8Array): PdfContents | undefined {
  try {
    const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const objects = readObjects(file)
    const pages = pageNumbers(file, objects).map((number) => printedLines(find(objects, number), objects))
    return { objects: [...objects].map(([number, object]) => `${number} ${settled(object)}`), pages }
  } catch {
    return undefined
  }
}

/** The object without the length of its packed stream. */
const settled = ({ body, stream }: PdfObject): string =>
  body.replace(/\/Length \d+/gu, '/Length') + (stream.length > 0 ? `\n${stream.toString('latin1')}` : '')

function readObjects(file: Buffer): ReadonlyMap<number, PdfObject> {
  const start = Number(/startxref\n(\d+)/.exec(file.subarray(-64).toString('latin1'))?.[1])
  const table = file.subarray(start).toString('latin1')
  const objects = new Map<number, PdfObject>()
  for (const [, offset] of table.matchAll(/^(\d{10}) 00000 n/gm)) {
    const at = Number(offset)
    const end = file.indexOf('endobj', at)
    const streamAt = file.indexOf('\nstream\n', at)
    const hasStream = streamAt !== -1 && streamAt < end
    const text = file.subarray(at, hasStream ? streamAt : end).toString('latin1')
    const [, number, body = ''] = /^(\d+) 0 obj\n([\s\S]*)$/.exec(text) ?? []
    const length = Number(/\/Length (\d+)/.exec(body)?.[1])
    const data = hasStream ? file.subarray(streamAt + 8, streamAt + 8 + length) : Buffer.alloc(0)
    const packed = hasStream && body.includes('/FlateDecode')
    objects.set(Number(number), { body, stream: packed ? inflateSync(data, { maxOutputLength: LARGEST }) : data })
  }
  return objects
}

const find = (objects: ReadonlyMap<number, PdfObject>, number: number): PdfObject => {
  const found = objects.get(number)
  if (!found) throw new RangeError(`no object ${number}`)
  return found
}

const reference = (body: string, key: string): number => Number(new RegExp(`/${key} (\\d+) 0 R`).exec(body)?.[1])

const references = (body: string, key: string): readonly number[] => {
  const list = new RegExp(`/${key} \\[([^\\]]*)\\]`).exec(body)?.[1] ?? ''
  return [...list.matchAll(/(\d+) 0 R/g)].map(([, number]) => Number(number))
}

function pageNumbers(file: Buffer, objects: ReadonlyMap<number, PdfObject>): readonly number[] {
  const trailer = file.subarray(file.lastIndexOf('trailer')).toString('latin1')
  const root = find(objects, reference(trailer, 'Root'))
  const pages = references(find(objects, reference(root.body, 'Pages')).body, 'Kids')
  // A page that stands there twice would be read twice, and so without end.
  if (pages.length > MOST_PAGES || new Set(pages).size < pages.length) throw new RangeError('no pages of ours')
  return pages
}

/** The text objects of a page, those of one baseline as one line. The codes are read by the font's own table. */
function printedLines(page: PdfObject, objects: ReadonlyMap<number, PdfObject>): readonly PdfLine[] {
  const resources = page.body.includes('/Resources <<')
    ? page.body
    : find(objects, reference(page.body, 'Resources')).body
  const maps = new Map(
    [...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name = '', font]) => [
      name,
      unicodeMap(find(objects, reference(find(objects, Number(font)).body, 'ToUnicode')).stream.toString('latin1')),
    ]),
  )
  const content = references(page.body, 'Contents')
    .map((number) => find(objects, number).stream.toString('latin1'))
    .join('\n')
  const lines: { text: string; places: string[]; baseline: number }[] = []
  // Each text object stands between BT and ET on lines of their own; one that does not end costs no more than others.
  for (const piece of `${content}\n`.split('\nET\n').slice(0, -1)) {
    const start = piece.lastIndexOf('BT\n')
    if (start < 0) continue
    const operators = piece.slice(start + 3)
    const { text, place } = textObject(operators, maps)
    const last = lines.at(-1)
    if (last && Math.abs(last.baseline - place.y) < 0.5) {
      last.text += text
      last.places.push(place.key)
    } else lines.push({ text, places: [place.key], baseline: place.y })
  }
  return lines.map(({ text, places }) => ({ text, places: places.join(' ') }))
}

function textObject(operators: string, maps: ReadonlyMap<string, ReadonlyMap<string, string>>) {
  const font = /^\/(F\d+) ([\d.]+) Tf$/m.exec(operators)
  const origin = /^[-\d.]+ [-\d.]+ [-\d.]+ [-\d.]+ ([-\d.]+) ([-\d.]+) Tm$/m.exec(operators)
  const [x, y] = [Number(origin?.[1]), Number(origin?.[2])]
  let text = ''
  let map = maps.get(font?.[1] ?? '')
  for (const line of operators.split('\n')) {
    if (line.endsWith(' Tf')) map = maps.get(/^\/(F\d+)/.exec(line)?.[1] ?? '')
    if (!/T[Jj]$/.test(line)) continue
    for (const [, codes = ''] of line.matchAll(/<([0-9a-f]*)>/g))
      for (const [code] of codes.matchAll(/.{4}/g)) text += map?.get(code) ?? '\uFFFD'
  }
  return { text, place: { y, key: `${x.toFixed(2)},${y.toFixed(2)},${font?.[2] ?? ''}` } }
}

function unicodeMap(cmap: string): ReadonlyMap<string, string> {
  const entries = [...cmap.matchAll(/^<([0-9a-f]{4})> <([0-9a-f]+)>$/gm)].slice(1)
  return new Map(
    entries.map(([, code = '', units = '']) => [code, Buffer.from(units, 'hex').swap16().toString('utf16le')]),
  )
}
