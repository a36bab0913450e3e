import { describe, expect, test } from 'vitest'
import { typefaces } from '../../src/document/typeface.js'
import type { FontSet } from '../../src/fonts/font-set.js'
import { type FontOptions, resolveFonts } from '../../src/fonts/resolve-fonts.js'
import type { FontDisk } from '../../src/host/machine-fonts.js'
import { fontInMemory } from './font-in-memory.js'
import { collection, madeFont } from './made-fonts.js'

type Machine = Readonly<Record<string, Uint8Array>>

const inMemory = (bytes: Uint8Array | undefined) => bytes && fontInMemory(bytes)

const optionsFor = (machine: Machine): FontOptions & { readonly disk: FontDisk } => ({
  host: { openFont: (file) => inMemory(machine[file]) },
  disk: {
    fontFiles: () => Object.keys(machine).map((path) => ({ path, tex: path.startsWith('/tex') })),
    readPart: (file, start, length) => machine[file]?.subarray(start, start + length),
  },
})

function resolved(options: FontOptions): FontSet {
  const fonts = resolveFonts(options)
  if (!fonts.ok) throw new Error(JSON.stringify(fonts.diagnostics))
  return fonts.value
}

const reportOf = (fonts: FontSet, face: string) => fonts.report.find((report) => report.face === face)

describe('a face takes', () => {
  test('the real font of the machine, the better of two, whatever their files are called', () => {
    const machine = { '/a/1.ttf': madeFont('FangSong', '通'), '/a/2.ttf': madeFont('FangSong_GB2312', '通') }
    expect(reportOf(resolved(optionsFor(machine)), 'fangsong')).toEqual({
      face: 'fangsong',
      family: 'FangSong_GB2312',
      origin: 'machine',
      path: '/a/2.ttf',
      index: 0,
      substitute: false,
    })
  })

  test('its font out of a collection', () => {
    const machine = { '/a/simsun.ttc': collection(madeFont('NSimSun', '报'), madeFont('SimSun', '通')) }
    const fonts = resolved(optionsFor(machine))
    expect(fonts.glyph('songti', '通'.charCodeAt(0))?.font.names.family).toBe('SimSun')
  })

  test('Fandol of a TeX tree before the bundle, as a substitute', () => {
    const fonts = resolved(optionsFor({ '/tex/FandolKai-Regular.otf': madeFont('FandolKai-Regular', '通') }))
    expect(reportOf(fonts, 'kaiti')).toMatchObject({ origin: 'tex', substitute: true })
    expect(reportOf(fonts, 'heiti')).toMatchObject({ origin: 'bundle', path: null, substitute: true })
  })

  test('what the user names before everything else', () => {
    const machine = { '/a/simhei.ttf': madeFont('SimHei', '通'), '/b/mine.ttf': madeFont('My Hei', '通') }
    const fonts = resolved({ ...optionsFor(machine), named: new Map([['heiti', '/b/mine.ttf']]) })
    expect(reportOf(fonts, 'heiti')).toMatchObject({ family: 'My Hei', origin: 'named', substitute: false })
  })

  test('the next best where a font may not be embedded, and says so', () => {
    const machine = {
      '/a/fang.ttf': madeFont('FangSong_GB2312', '通', { fsType: 0x0002 }),
      '/a/simfang.ttf': madeFont('FangSong', '通'),
    }
    const fonts = resolveFonts(optionsFor(machine))
    expect(fonts.ok && reportOf(fonts.value, 'fangsong')?.family).toBe('FangSong')
    expect(fonts.diagnostics.filter(({ code }) => code === 'font-skipped')).toHaveLength(1)
  })
})

test('with the bundle only, the machine is not even looked at', () => {
  const disk: FontDisk = {
    fontFiles: () => {
      throw new Error('looked at the machine')
    },
    readPart: () => undefined,
  }
  const fonts = resolved({ host: { openFont: () => undefined }, disk, bundledOnly: true })
  expect(new Set(fonts.report.map(({ origin }) => origin))).toEqual(new Set(['bundle']))
})

test('files that are no fonts are passed over', () => {
  const fonts = resolved(optionsFor({ '/a/x.ttf': new Uint8Array(3), '/a/y.ttf': Buffer.from('\0\x01\0\0 damaged') }))
  expect(reportOf(fonts, 'songti')?.origin).toBe('bundle')
})

test('the faces are reported in one note for substitutes, with what to do, and one for real fonts', () => {
  const notes = resolveFonts({ ...optionsFor({}), bundledOnly: true }).diagnostics
  expect(notes.map(({ code, severity }) => `${code} ${severity}`)).toEqual(['font-used note'])
  for (const name of Object.values(typefaces)) expect(notes[0]?.message).toContain(name)
  expect(notes[0]?.hint).not.toBe('')
  const mixed = resolveFonts(optionsFor({ '/a/simhei.ttf': madeFont('SimHei', '通') })).diagnostics
  expect(mixed.map(({ code, hint }) => [code, hint !== ''])).toEqual([
    ['font-used', false],
    ['font-used', true],
  ])
})

describe('a font that the user names is refused', () => {
  test.each([
    ['that is not there', undefined],
    ['that is no font', Buffer.from('just some text, no font')],
    ['for the web', Buffer.from('wOF2 whatever follows')],
    ['that may not be embedded', madeFont('X', '通', { fsType: 0x0002 })],
    ['that is cut short', madeFont('X', '通').subarray(0, 300)],
  ])('%s', (_, bytes) => {
    const host = { openFont: () => inMemory(bytes) }
    const fonts = resolveFonts({ host, bundledOnly: true, named: new Map([['fangsong', '/x.ttf']]) })
    expect(fonts.ok).toBe(false)
    const errors = fonts.diagnostics.filter(({ severity }) => severity === 'error')
    expect(errors).toMatchObject([{ code: 'font-unusable' }])
    expect(errors[0]?.message).toContain('/x.ttf')
    expect(errors[0]?.hint).not.toBe('')
  })
})

test('a character falls back to the face of the bundle, then to the rest, then to nothing', () => {
  const fonts = resolved(optionsFor({ '/a/simhei.ttf': madeFont('SimHei', '通') }))
  const family = (character: string) => fonts.glyph('heiti', character.codePointAt(0) ?? 0)?.font.names.family
  expect([...'通报㙦😀'].map(family)).toEqual(['SimHei', 'Tongbao Heiti', 'Tongbao Rest', undefined])
})
