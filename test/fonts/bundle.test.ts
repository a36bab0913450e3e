import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { ascii, gb2312, gbk } from '../../scripts/font-bundle/code-pages.mjs'
import { type BundleFace, bundledFamilies, bundledFont, bundlePath } from '../../src/fonts/bundle.js'
import { faces } from '../../src/fonts/font-set.js'

interface Manifest {
  readonly sources: readonly { readonly package: string; readonly version: string }[]
  readonly files: readonly {
    readonly face: BundleFace
    readonly file: string
    readonly family: string
    readonly bytes: number
    readonly sha256: string
    readonly licences: readonly string[]
  }[]
}

const folder = new URL('../../src/fonts/bundle/', import.meta.url)
const manifest: Manifest = JSON.parse(readFileSync(new URL('manifest.json', folder), 'utf8'))

const lacking = (face: BundleFace, codes: readonly number[]) => {
  const font = bundledFont(face)
  return codes.filter((code) => font.glyph(code) === 0).map((code) => String.fromCodePoint(code))
}

describe('the font bundle', () => {
  test.each(manifest.files)('$file is the file that the script made', ({ face, file, family, bytes, sha256 }) => {
    const content = readFileSync(new URL(file, folder))
    expect(content.length).toBe(bytes)
    expect(createHash('sha256').update(content).digest('hex')).toBe(sha256)
    expect(bundledFont(face).names.family).toBe(family)
    expect(bundledFamilies[face]).toBe(family)
  })

  test('has every face, one shared rest, and the licences that each file names', () => {
    expect(manifest.files.map(({ face }) => face).sort()).toEqual([...faces, 'rest'].sort())
    for (const { licences } of manifest.files) {
      expect(licences.length).toBeGreaterThan(0)
      for (const licence of licences) {
        expect(readFileSync(new URL(licence, folder), 'utf8')).toContain('SIL OPEN FONT LICENSE Version 1.1')
      }
    }
  })

  test('stays within 25 MB', () => {
    const total = manifest.files.reduce((sum, { bytes }) => sum + bytes, 0)
    expect(total).toBeLessThanOrEqual(25_000_000)
  })

  test.each(faces)('%s has all of GB2312 and ASCII', (face) => {
    expect(existsSync(bundlePath(face))).toBe(true)
    expect(lacking(face, [...ascii, ...gb2312])).toEqual([])
  })

  test('every character of GBK is in a face or in the rest', () => {
    const rest = new Set(lacking('rest', gbk))
    expect(lacking('songti', gbk).filter((character) => rest.has(character))).toEqual([])
  })

  test('names of places and persons beyond GBK are there', () => {
    expect(
      lacking(
        'rest',
        [...'㙦䶮𠅤𫍣𬭤'].map((character) => character.codePointAt(0) ?? 0),
      ),
    ).toEqual([])
  })

  // Half a cell on the grid: nothing needs squeezing, and readers see no gaps in 46.59.
  test.each(faces)('%s has half-width ASCII', (face) => {
    const font = bundledFont(face)
    const odd = ascii.filter((code) => font.advance(font.glyph(code)) !== 500)
    expect(odd.map((code) => String.fromCodePoint(code))).toEqual([])
  })

  test.each(faces)('%s has whole-cell quotes, dashes and signs', (face) => {
    const font = bundledFont(face)
    const odd = [...'“”‘’·×—…±÷°'].filter((sign) => font.advance(font.glyph(sign.codePointAt(0) ?? 0)) !== 1000)
    expect(odd).toEqual([])
  })

  test.each(faces)('two dashes of %s make one line (破折号)', (face) => {
    const font = bundledFont(face)
    const record = font.records?.record(font.glyph('—'.codePointAt(0) ?? 0)) ?? new Uint8Array(10)
    const box = new DataView(record.buffer, record.byteOffset, record.byteLength)
    expect(box.getInt16(2)).toBeLessThanOrEqual(20)
    expect(box.getInt16(6)).toBeGreaterThanOrEqual(980)
  })
})
