import { execFile, execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { neverFirst, neverLast } from '../../src/layout/line-ends.js'
import { decode } from '../conformance/measure.js'

/** Says which of the programs that these tests need is missing; they are never skipped in silence. */
export function requirePrograms(...programs: readonly string[]): void {
  const missing = programs.filter((program) => spawnSync('which', [program]).status !== 0)
  if (missing.length > 0) throw new Error(`system tests need ${missing.join(', ')}: install them (see .ci/run)`)
}

/** The official families, drawn with the fonts of the bundle: their digits are exactly half as wide as ideographs. */
const families = {
  仿宋_GB2312: 'Tongbao Fangsong',
  楷体_GB2312: 'Tongbao Kaiti',
  黑体: 'Tongbao Heiti',
  宋体: 'Tongbao Songti',
  方正小标宋简体: 'Tongbao Xiaobiaosong',
} as const

const fontsConf = (folder: string): string => `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include>
<dir>${fileURLToPath(new URL('../../src/fonts/bundle', import.meta.url))}</dir><cachedir>${folder}/cache</cachedir>
${Object.entries(families)
  .map(
    ([official, bundled]) =>
      `<match target="pattern"><test qual="any" name="family"><string>${official}</string></test><edit name="family" mode="assign" binding="same"><string>${bundled}</string></edit></match>`,
  )
  .join('\n')}
</fontconfig>`

const escaped = (marks: ReadonlySet<string>): string =>
  [...marks].join('').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const item = (name: string, value: string): string =>
  `<config:config-item config:name="${name}" config:type="string">${value}</config:config-item>`
const lineEnds = [
  '<config:config-item-map-indexed config:name="ForbiddenCharacters"><config:config-item-map-entry>',
  item('Language', 'zh'),
  item('Country', 'CN'),
  item('Variant', ''),
  item('BeginLine', escaped(neverFirst)),
  item('EndLine', escaped(neverLast)),
  '</config:config-item-map-entry></config:config-item-map-indexed>',
].join('')

/**
 * LibreOffice 7 ignores `autoSpaceDE` and reads `overflowPunct` the wrong way round: it opens gaps beside digits and hangs
 * punctuation over the edge. Both are switched off in its own format. It does not read the document's lists of marks that
 * may neither begin nor end a line either, so it gets them in its own format. Nothing else of the shipped file is touched.
 */
const settleForLibreOffice = (flatOdf: string): string =>
  flatOdf
    .replace('<config:config-item-set config:name="ooo:configuration-settings">', (set) => set + lineEnds)
    .replaceAll('style:text-autospace="ideograph-alpha"', 'style:text-autospace="none"')
    .replaceAll('style:punctuation-wrap="hanging"', 'style:punctuation-wrap="simple"')

/** DOCX files to PDF by LibreOffice, in the same order; `settled`: without the two faults of its reading. */
export async function convertToPdf(
  documents: readonly Uint8Array[],
  { settled = true }: { readonly settled?: boolean } = {},
): Promise<readonly Uint8Array[]> {
  const folder = mkdtempSync(join(tmpdir(), 'libreoffice-'))
  const path = (index: number, extension: string): string => join(folder, `${index}.${extension}`)
  const convert = async (from: string, to: string): Promise<void> => {
    const files = documents.map((_, index) => path(index, from))
    const profile = `-env:UserInstallation=file://${folder}/profile`
    await promisify(execFile)('soffice', [profile, '--headless', '--convert-to', to, '--outdir', folder, ...files], {
      env: { ...process.env, FONTCONFIG_FILE: join(folder, 'fonts.conf') },
    })
  }
  try {
    writeFileSync(join(folder, 'fonts.conf'), fontsConf(folder))
    documents.forEach((bytes, index) => {
      writeFileSync(path(index, 'docx'), bytes)
    })
    if (!settled) {
      await convert('docx', 'pdf')
      return documents.map((_, index) => new Uint8Array(readFileSync(path(index, 'pdf'))))
    }
    await convert('docx', 'fodt')
    documents.forEach((_, index) => {
      const flatOdf = path(index, 'fodt')
      writeFileSync(flatOdf, settleForLibreOffice(readFileSync(flatOdf, 'utf8')))
    })
    await convert('fodt', 'pdf')
    return documents.map((_, index) => new Uint8Array(readFileSync(path(index, 'pdf'))))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A line of a page as drawn: its baseline in points and its text without spaces. */
export interface DrawnLine {
  readonly y: number
  readonly text: string
}

/** What `mutool draw` says of a PDF in one of its formats. */
function mutool(pdf: Uint8Array, format: 'stext' | 'trace'): string {
  const folder = mkdtempSync(join(tmpdir(), 'mutool-'))
  try {
    const file = join(folder, 'pages.pdf')
    writeFileSync(file, pdf)
    return String(execFileSync('mutool', ['draw', '-q', '-F', format, file], { maxBuffer: 1 << 28, stdio: 'pipe' }))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The text of each page of a PDF, by baselines. */
export const drawnLines = (pdf: Uint8Array): readonly (readonly DrawnLine[])[] =>
  mutool(pdf, 'stext').split('<page ').slice(1).map(linesOf)

/** A red stroke: where its middle is, in points from the top, and its ends from the left edge. */
export interface DrawnRule {
  readonly y: number
  readonly x1: number
  readonly x2: number
  readonly weight: number
}

/** The red horizontal strokes of a PDF's first page, from the top down. */
export function redRules(pdf: Uint8Array): readonly DrawnRule[] {
  const [, first = ''] = mutool(pdf, 'trace').split('<page ')
  const stroke =
    /<stroke_path linewidth="([^"]+)"[^>]*color="1 0 0"[^>]*transform="1 0 0 -1 0 ([^"]+)">\s*<moveto x="([^"]+)" y="([^"]+)"\/>\s*<lineto x="([^"]+)"/g
  return [...first.matchAll(stroke)]
    .map(([, weight, height, x1, y, x2]) => ({
      y: Number(height) - Number(y),
      x1: Number(x1),
      x2: Number(x2),
      weight: Number(weight),
    }))
    .sort((a, b) => a.y - b.y)
}

/** Lines across the page by baselines, then those that run downwards (numbers of turned pages) as they come. */
function linesOf(page: string): readonly DrawnLine[] {
  const [across, down] = [[] as string[], [] as string[]]
  for (const line of page.split('<line ').slice(1)) (/dir="1 0"/.test(line) ? across : down).push(line)
  const downwards = [...down.join('').matchAll(/<char [^>]*? c="([^"]*)"/g)].map(([, c = '']) => decode(c)).join('')
  return [
    ...baselines(across.join('')),
    { y: Number.POSITIVE_INFINITY, text: downwards.replaceAll(/\s/gu, '') },
  ].filter(({ text }) => text !== '')
}

function baselines(page: string): readonly DrawnLine[] {
  const lines = new Map<number, { x: number; character: string }[]>()
  for (const [, x = '', y = '', character = ''] of page.matchAll(
    /<char [^>]*? x="([^"]*)" y="([^"]*)"[^>]*? c="([^"]*)"/g,
  )) {
    const key = Math.round(Number(y) * 2) / 2
    const near = [key, key - 0.5, key + 0.5].find((candidate) => lines.has(candidate)) ?? key
    lines.set(near, [...(lines.get(near) ?? []), { x: Number(x), character: decode(character) }])
  }
  return [...lines]
    .sort(([a], [b]) => a - b)
    .map(([y, characters]) => ({
      y,
      text: characters
        .sort((a, b) => a.x - b.x)
        .map(({ character }) => character)
        .join('')
        .replaceAll(/\s/gu, ''),
    }))
}
