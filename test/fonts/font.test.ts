import { describe, expect, test } from 'vitest'
import { type Font, openFont } from '../../src/fonts/font.js'
import { readNames } from '../../src/fonts/font-names.js'
import { viewOf } from '../../src/fonts/sfnt.js'
import { fontInMemory } from './font-in-memory.js'
import { collection, madeFont } from './made-fonts.js'

const openBytes = (bytes: Uint8Array, index = 0) => openFont(fontInMemory(bytes), index)

const opened = (bytes: Uint8Array, index = 0): Font => {
  const font = openBytes(bytes, index)
  if (typeof font === 'string') throw new Error(font)
  return font
}

const has = (font: Font, text: string) => [...text].map((character) => font.glyph(character.charCodeAt(0)) !== 0)

describe('a font file', () => {
  test('tells its name, its characters and their widths', () => {
    const font = opened(madeFont('FangSong', '通报7'))
    expect(font.names).toMatchObject({ family: 'FangSong', postscriptName: 'FangSong' })
    expect(has(font, '通报7们')).toEqual([true, true, true, false])
    expect(font.advance(font.glyph('通'.charCodeAt(0)))).toBe(1000)
    expect(font.advance(font.glyph('7'.charCodeAt(0)))).toBe(500)
  })

  test('of several fonts is read font by font', () => {
    const bytes = collection(madeFont('SimSun', '通'), madeFont('NSimSun', '报'))
    expect(has(opened(bytes, 0), '通报')).toEqual([true, false])
    expect(has(opened(bytes, 1), '通报')).toEqual([false, true])
    expect(openBytes(bytes, 2)).toBe('not-a-font')
  })

  test('for the web, of another kind, or forbidden to be embedded is refused', () => {
    expect(openBytes(Buffer.from('wOF2 and so on'))).toBe('web-font')
    expect(openBytes(Buffer.from('wOFF and so on'))).toBe('web-font')
    expect(openBytes(Buffer.from('%PDF-1.4 is not a font'))).toBe('not-a-font')
    expect(openBytes(new Uint8Array(0))).toBe('not-a-font')
    expect(openBytes(madeFont('X', '通', { fsType: 0x0002 }))).toBe('restricted')
  })

  test('with a milder embedding bit is used', () => {
    expect(typeof openBytes(madeFont('X', '通', { fsType: 0x0008 }))).toBe('object')
    expect(typeof openBytes(madeFont('X', '通', { fsType: 0x0004 }))).toBe('object')
  })

  test('cut short anywhere is damaged or still readable, never a crash', () => {
    const bytes = madeFont('X', '通报')
    for (let length = 0; length < bytes.length; length += 97) {
      const font = openBytes(bytes.subarray(0, length))
      expect(['string', 'object']).toContain(typeof font)
    }
  })

  test('gives old Chinese names in GBK', () => {
    const text = Uint8Array.of(0xb7, 0xc2, 0xcb, 0xce) // 仿宋
    const table = new Uint8Array(18 + text.length)
    const view = viewOf(table)
    view.setUint16(2, 1)
    view.setUint16(4, 18)
    for (const [field, value] of [3, 3, 0x0804, 1, text.length, 0].entries()) view.setUint16(6 + 2 * field, value)
    table.set(text, 18)
    expect(readNames(table).family).toBe('仿宋')
  })
})

describe('a subset of a TrueType font', () => {
  test('is a font with the same outlines and the advances that the document gives', async () => {
    const font = opened(madeFont('X', '通报7'))
    const subset = await font.subset()
    const cid = subset.add(font.glyph('报'.charCodeAt(0)), 1000)
    const wider = subset.add(font.glyph('7'.charCodeAt(0)), 600)
    expect(subset).toMatchObject({ format: 'glyf', keepsAdvances: false, count: 3 })
    const program = subset.encode()
    const view = viewOf(program)
    // The checksum of the whole file, as `head` declares it.
    let sum = 0
    for (let at = 0; at < program.length; at += 4) sum = (sum + view.getUint32(at)) >>> 0
    expect(sum).toBe(0xb1b0afba)
    expect([cid, wider]).toEqual([1, 2])
  })

  test('takes the components of a composite glyph along', async () => {
    // ° of the bundle is narrower than its cell and stands in it as a component.
    const font = opened(madeFont('X', '°'))
    const subset = await font.subset()
    subset.add(font.glyph('°'.charCodeAt(0)), 1000)
    expect(subset.count).toBeGreaterThan(2)
  })
})
