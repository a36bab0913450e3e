import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * What programs that are not ours see on the pages of a PDF: mutool says where every glyph and stroke is, poppler draws
 * the page, of which the ink is measured. All lengths are millimetres from the upper left corner, type sizes points.
 */
export interface MeasuredPage {
  readonly number: number
  readonly width: number
  readonly height: number
  /** Lines of text from the top down, each of one baseline. */
  readonly lines: readonly MeasuredLine[]
  /** Text that runs downwards: numbers of turned pages. */
  readonly downwards: readonly Glyph[]
  readonly strokes: readonly Stroke[]
  /** Edges of the ink in a region; `red` counts red ink alone. */
  ink(region: Box, colour?: 'any' | 'red'): Box
}

export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

export interface Glyph {
  readonly character: string
  /** Where its cell begins. */
  readonly x: number
  /** Its baseline. */
  readonly y: number
  readonly size: number
  readonly font: string
  readonly red: boolean
}

/** Glyphs of one baseline, spaces between them left out. */
export interface MeasuredLine {
  readonly text: string
  readonly glyphs: readonly Glyph[]
  readonly y: number
}

/** A straight stroke, by the edges of what it covers. */
export interface Stroke extends Box {
  readonly red: boolean
  readonly weight: number
  readonly across: boolean
}

const mm = (points: number): number => (points / 72) * 25.4
/** Ten dots a millimetre. */
const DENSITY = 254
const dot = 10

/** Measures a whole PDF. */
export const measurePdf = (pdf: Uint8Array): readonly MeasuredPage[] =>
  withFile(pdf, (file) => {
    const run = (program: string, ...args: readonly string[]) =>
      String(execFileSync(program, args, { maxBuffer: 1 << 30, stdio: ['ignore', 'pipe', 'pipe'] }))
    const split = (format: string) => run('mutool', 'draw', '-q', '-F', format, file).split('<page ').slice(1)
    const [texts, traces] = [split('stext'), split('trace')]
    const info = run('pdfinfo', '-f', '1', '-l', String(texts.length), file)
    return texts.map((text, index): MeasuredPage => {
      const [across, downwards] = glyphsOf(text)
      const page = `^Page\\s+${index + 1} `
      const [, width, height] = new RegExp(`${page}size:\\s+([\\d.]+) x ([\\d.]+)`, 'm').exec(info) ?? []
      const turned = new RegExp(`${page}rot:\\s+(90|270)$`, 'm').test(info)
      const [w, h] = [mm(Number(width)), mm(Number(height))]
      return {
        number: index + 1,
        width: turned ? h : w,
        height: turned ? w : h,
        lines: linesOf(across),
        downwards,
        strokes: strokesOf(traces[index] ?? ''),
        ink: (region, colour = 'any') => inkIn(pdf, index + 1, region, colour),
      }
    })
  })

/** What an entity stands for in a trace of mutool. */
export const decode = (entity: string): string =>
  entity
    .replace(/&#x([\da-f]+);/giu, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace('&quot;', '"')
    .replace('&lt;', '<')
    .replace('&gt;', '>')
    .replace('&apos;', "'")
    .replace('&amp;', '&')

/** The glyphs of a page that run across it and those that run downwards. */
function glyphsOf(page: string): readonly [readonly Glyph[], readonly Glyph[]] {
  const [across, down]: [Glyph[], Glyph[]] = [[], []]
  for (const line of page.split('<line ').slice(1)) {
    const into = /dir="1 0"/.test(line) ? across : down
    for (const part of line.split('<font ').slice(1)) {
      const [, font = '', size = ''] = /name="([^"]*)" size="([^"]*)"/.exec(part) ?? []
      for (const [, x = '', y = '', colour = '', c = ''] of part.matchAll(
        /<char [^>]*? x="([^"]*)" y="([^"]*)" color="([^"]*)" c="([^"]*)"/g,
      )) {
        const character = decode(c)
        if (character.trim() === '') continue
        into.push({
          character,
          x: mm(Number(x)),
          y: mm(Number(y)),
          size: Number(size),
          font,
          red: colour === '#ff0000',
        })
      }
    }
  }
  return [across, down]
}

function linesOf(glyphs: readonly Glyph[]): readonly MeasuredLine[] {
  const lines: Glyph[][] = []
  for (const glyph of glyphs.toSorted((a, b) => a.y - b.y || a.x - b.x)) {
    const last = lines.at(-1)
    if (last?.[0] && Math.abs(last[0].y - glyph.y) < 0.3) last.push(glyph)
    else lines.push([glyph])
  }
  return lines.map((line) => {
    const sorted = line.toSorted((a, b) => a.x - b.x)
    return { text: sorted.map(({ character }) => character).join(''), glyphs: sorted, y: sorted[0]?.y ?? 0 }
  })
}

function strokesOf(trace: string): readonly Stroke[] {
  const strokes: Stroke[] = []
  const pattern =
    /<stroke_path linewidth="([^"]+)"[^>]*color="([^"]+)"[^>]*transform="([^"]+)">([\s\S]*?)<\/stroke_path>/g
  for (const [, width = '', colour = '', transform = '', path = ''] of trace.matchAll(pattern)) {
    const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = transform.split(' ').map(Number)
    const points = [...path.matchAll(/ x="([^"]+)" y="([^"]+)"/g)].map(([, x, y]) => [
      mm(a * Number(x) + c * Number(y) + e),
      mm(b * Number(x) + d * Number(y) + f),
    ])
    const [xs, ys] = [points.map(([x = 0]) => x), points.map(([, y = 0]) => y)]
    const weight = mm(Number(width) * Math.hypot(a, b))
    const across = Math.max(...ys) - Math.min(...ys) < 0.01
    const [thickX, thickY] = across ? [0, weight / 2] : [weight / 2, 0]
    strokes.push({
      left: Math.min(...xs) - thickX,
      right: Math.max(...xs) + thickX,
      top: Math.min(...ys) - thickY,
      bottom: Math.max(...ys) + thickY,
      weight,
      across,
      red: /^1 0 0$/.test(colour),
    })
  }
  return strokes.toSorted((first, second) => first.top - second.top)
}

/** Has poppler draw a region of a page, as PPM: a head of three lines, then three bytes a dot; and finds its ink. */
function inkIn(pdf: Uint8Array, page: number, region: Box, colour: 'any' | 'red'): Box {
  const [x, y] = [Math.floor(region.left * dot), Math.floor(region.top * dot)]
  const [width, height] = [Math.ceil((region.right - region.left) * dot), Math.ceil((region.bottom - region.top) * dot)]
  const crop = ['-x', x, '-y', y, '-W', width, '-H', height].map(String)
  const picture = withFile(pdf, (file) =>
    execFileSync('pdftoppm', ['-r', String(DENSITY), '-f', String(page), '-l', String(page), ...crop, file], {
      maxBuffer: 1 << 28,
      stdio: ['ignore', 'pipe', 'pipe'],
    }),
  )
  const head = /^P6\s(\d+) (\d+)\s255\s/.exec(picture.subarray(0, 40).toString('latin1'))
  if (!head) throw new Error('not a picture of pdftoppm')
  const [whole, columns] = [head[0].length, Number(head[1])]
  let [left, top, right, bottom] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, -1, -1]
  for (let at = whole; at + 2 < picture.length; at += 3) {
    const [r = 255, g = 255, b = 255] = [picture[at], picture[at + 1], picture[at + 2]]
    const inked = colour === 'red' ? r > 160 && g < 128 && b < 128 : Math.min(r, g, b) < 128
    if (!inked) continue
    const position = (at - whole) / 3
    const [column, row] = [position % columns, Math.floor(position / columns)]
    left = Math.min(left, column)
    right = Math.max(right, column + 1)
    top = Math.min(top, row)
    bottom = Math.max(bottom, row + 1)
  }
  return { left: (x + left) / dot, top: (y + top) / dot, right: (x + right) / dot, bottom: (y + bottom) / dot }
}

function withFile<T>(pdf: Uint8Array, use: (file: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'conformance-'))
  try {
    const file = join(folder, 'pages.pdf')
    writeFileSync(file, pdf)
    return use(file)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
