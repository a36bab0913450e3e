import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { gbk } from '../../scripts/font-bundle/code-pages.mjs'
import { bundledFont } from '../../src/fonts/bundle.js'
import { missingCharacters } from '../../src/fonts/missing-glyphs.js'
import { resolveFonts } from '../../src/fonts/resolve-fonts.js'
import { paragraph, sample } from '../corpus/make.js'
import { renderFiles } from '../render-document.js'
import { requirePrograms } from './libreoffice.js'

/** Characters beyond the basic plane that some font of the bundle has. */
const supplementary: readonly number[] = Array.from(
  { length: 0x20000 },
  (_, index) => 0x10000 + index + 0x10000,
).filter((code) =>
  ['fangsong', 'rest'].some((face) => (bundledFont(face === 'rest' ? 'rest' : 'fangsong').glyph(code) ?? 0) !== 0),
)
/** Ideographic spaces are white. */
const characters = [...gbk, ...supplementary]
  .map((code) => String.fromCodePoint(code))
  .filter((each) => each.trim() !== '')

/** A hundred a paragraph, each behind an ideograph, so that none is moved or squeezed at the end of a line. */
const document = sample({
  format: 'letter',
  title: '关于字符的函',
  body: Array.from({ length: Math.ceil(characters.length / 100) }, (_, index) =>
    paragraph(characters.slice(100 * index, 100 * (index + 1)).join('')),
  ),
})

let pdf: Uint8Array = new Uint8Array()
let missing: readonly unknown[] = []

/** What a program reads on the pages, white space left out. */
function read(program: string, ...args: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'characters-'))
  try {
    const file = join(folder, 'characters.pdf')
    writeFileSync(file, pdf)
    const out = execFileSync(
      program,
      args.map((arg) => (arg === '@' ? file : arg)),
      {
        maxBuffer: 1 << 28,
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    )
    return String(out).replaceAll(/\s/gu, '')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Characters that do not come back, in the order in which they were written. */
function lost(text: string): readonly string[] {
  const found = new Set(text)
  return characters.filter((character) => !found.has(character))
}

describe('every character of GBK, and those beyond the basic plane that the bundle has', () => {
  beforeAll(async () => {
    requirePrograms('pdftotext', 'mutool')
    const made = await renderFiles(document)
    const fonts = resolveFonts({ host: { openFont: () => undefined }, bundledOnly: true })
    pdf = made.pdf
    missing = fonts.ok ? missingCharacters(made.pages, fonts.value) : ['no fonts']
  })

  test('are many', () => {
    expect(gbk.length).toBeGreaterThan(21_000)
    expect(supplementary.length).toBeGreaterThan(100)
  })

  test('have a glyph', () => {
    expect(missing).toEqual([])
  })

  test('are read again by poppler', () => {
    expect(lost(read('pdftotext', '-enc', 'UTF-8', '@', '-'))).toEqual([])
  })

  test('are read again by MuPDF', () => {
    expect(lost(read('mutool', 'draw', '-q', '-F', 'txt', '@'))).toEqual([])
  })

  test('stand in the order in which they were written', () => {
    const text = read('pdftotext', '-raw', '-enc', 'UTF-8', '@', '-')
    const some = characters.filter((_, index) => index % 100 > 10 && index % 100 < 20 && index % 1000 < 100)
    const places = some.map((character) => text.indexOf(character))
    expect(places).toEqual(places.toSorted((a, b) => a - b))
  })
})
