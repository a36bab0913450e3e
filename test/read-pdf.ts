import { inflateSync } from 'node:zlib'

/** Text drawn by one text object. */
export interface PdfText {
  readonly text: string
  /** Left edge of the first glyph, in points. */
  readonly x: number
  /** Baseline, down from the top edge of the page. */
  readonly y: number
  readonly size: number
  /** How far sideways scaling squeezes the narrowest part; 1 where nothing is squeezed. */
  readonly squeeze: number
  /** `r g b` of the fill. */
  readonly colour: string
}

/** The text objects of one baseline. */
export interface PdfLine {
  readonly text: string
  readonly x: number
  readonly y: number
}

export interface PdfPage {
  readonly items: readonly PdfText[]
  /** In the order of drawing. */
  readonly lines: readonly PdfLine[]
  /** The lines, one under the other. */
  readonly text: string
  /** The content stream. */
  readonly content: string
}

export interface ReadPdf {
  readonly pages: readonly PdfPage[]
  /** The XMP packet. */
  readonly xmp: string
  /** The dictionary (or other value) of every object, by number. */
  readonly objects: ReadonlyMap<number, string>
}

interface PdfObject {
  readonly body: string
  readonly stream: Buffer | undefined
}

/** Reads what our own PDFs use of the format; it is no general reader. */
export function readPdf(bytes: Uint8Array): ReadPdf {
  const file = Buffer.from(bytes)
  const objects = readObjects(file)
  const object = (number: number): PdfObject => {
    const found = objects.get(number)
    if (found === undefined) throw new Error(`no object ${number}`)
    return found
  }
  const trailer = file.subarray(file.lastIndexOf('trailer')).toString('latin1')
  const root = object(reference(trailer, 'Root'))
  const kids = array(object(reference(root.body, 'Pages')).body, 'Kids')
  return {
    pages: [...kids.matchAll(/(\d+) 0 R/g)].map(([, number]) => readPage(object(Number(number)), object)),
    xmp: object(reference(root.body, 'Metadata')).stream?.toString('utf8') ?? '',
    objects: new Map([...objects].map(([number, { body }]) => [number, body])),
  }
}

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
    const data = hasStream ? file.subarray(streamAt + 8, streamAt + 8 + length) : undefined
    const stream = data && body.includes('/FlateDecode') ? inflateSync(data) : data
    objects.set(Number(number), { body, stream })
  }
  return objects
}

const reference = (body: string, key: string): number => {
  const [, number] = new RegExp(`/${key} (\\d+) 0 R`).exec(body) ?? []
  if (number === undefined) throw new Error(`no /${key} in ${body}`)
  return Number(number)
}

const array = (body: string, key: string): string => new RegExp(`/${key} \\[([^\\]]*)\\]`).exec(body)?.[1] ?? ''

function readPage(page: PdfObject, object: (number: number) => PdfObject): PdfPage {
  const resources = page.body.includes('/Resources <<') ? page.body : object(reference(page.body, 'Resources')).body
  const maps = new Map<string, ReadonlyMap<string, string>>()
  for (const [, name = '', font] of resources.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
    maps.set(name, readUnicodeMap(object(reference(object(Number(font)).body, 'ToUnicode')).stream?.toString() ?? ''))
  }
  const streams = [...array(page.body, 'Contents').matchAll(/(\d+) 0 R/g)].map(([, number]) => object(Number(number)))
  const content = streams.map(({ stream }) => stream?.toString('latin1') ?? '').join('\n')
  const items = [...content.matchAll(/^BT\n([\s\S]*?)^ET$/gm)].flatMap(([, operators = '']) =>
    readText(operators, maps),
  )
  const lines = linesOf(items)
  return { items, lines, text: lines.map(({ text }) => text).join('\n'), content }
}

function linesOf(items: readonly PdfText[]): readonly PdfLine[] {
  const lines: PdfLine[] = []
  for (const { text, x, y } of items) {
    const last = lines.at(-1)
    if (last !== undefined && Math.abs(last.y - y) < 0.5) lines[lines.length - 1] = { ...last, text: last.text + text }
    else lines.push({ text, x, y })
  }
  return lines
}

function readUnicodeMap(cmap: string): ReadonlyMap<string, string> {
  const entries = [...cmap.matchAll(/^<([0-9a-f]{4})> <([0-9a-f]+)>$/gm)].slice(1)
  return new Map(
    entries.map(([, code = '', units = '']) => [code, Buffer.from(units, 'hex').swap16().toString('utf16le')]),
  )
}

function readText(operators: string, maps: ReadonlyMap<string, ReadonlyMap<string, string>>): readonly PdfText[] {
  let text = ''
  let font = ''
  let size = 0
  let origin: readonly [number, number] | undefined
  let squeeze = 1
  let colour = ''
  for (const line of operators.trim().split('\n')) {
    const fields = line.split(' ')
    if (line.endsWith(' rg')) colour = fields.slice(0, 3).join(' ')
    if (line.endsWith(' Tf')) {
      font = fields[0]?.slice(1) ?? ''
      size = Number(fields[1])
    }
    if (line.endsWith(' Tm')) {
      origin ??= [Number(fields[4]), Number(fields[5])]
      squeeze = Math.min(squeeze, Number(fields[0]))
    }
    if (!line.endsWith(' TJ')) continue
    const map = maps.get(font)
    for (const [, codes = ''] of line.matchAll(/<([0-9a-f]*)>/g)) {
      for (const [code] of codes.matchAll(/.{4}/g)) text += map?.get(code) ?? '\uFFFD'
    }
  }
  return origin === undefined ? [] : [{ text, x: origin[0], y: origin[1], size, squeeze, colour }]
}
