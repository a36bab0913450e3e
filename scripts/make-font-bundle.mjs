#!/usr/bin/env zx
// Makes src/fonts/bundle/: five faces with GB2312 and one shared face with the rest of GBK, all from pinned OFL fonts.
//
//   npm run build && npx zx scripts/make-font-bundle.mjs
//
// Glyph records are copied as they are; only numbers, names and character maps are new, so the result depends on
// nothing but the versions below. ASCII is half-width in every face (half a cell on the grid, as in the real 仿宋):
// the Noto faces have such forms (feature hwid), 霞鹜文楷 has them in its Mono companion. Signs that take a whole
// cell but are narrower in their font stand in the middle of one.

import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import * as fontkit from 'fontkit'
import { $, echo, fs } from 'zx'
import { openFont } from '../dist/fonts/font.js'
import { viewOf } from '../dist/fonts/sfnt.js'
import { ascii, gb2312, gbk } from './font-bundle/code-pages.mjs'
import { fontInMemory } from './font-bundle/font-in-memory.mjs'
import { writeFace } from './font-bundle/write-face.mjs'

const PACKAGES = {
  '@expo-google-fonts/noto-sans-sc': '0.4.3',
  '@expo-google-fonts/noto-serif-sc': '0.4.3',
  '@fontsource/lxgw-wenkai': '5.3.0',
  'lxgw-wenkai-webfont': '1.7.0',
  wawoff2: '2.0.1',
}

const noto = 'OFL-Noto-SC.txt'
const lxgw = 'OFL-LXGW-WenKai.txt'
const DASH = '—'.codePointAt(0)

const bundle = new URL('../src/fonts/bundle/', import.meta.url).pathname
const work = mkdtempSync(join(tmpdir(), 'font-bundle-'))
async function make() {
  const wanted = Object.entries(PACKAGES).map(([name, version]) => `${name}@${version}`)
  await $`npm install --prefix ${work} --no-save --ignore-scripts --no-audit --no-fund ${wanted}`.quiet()
  const installed = (file) => join(work, 'node_modules', file)
  const read = (file) => readFileSync(installed(file))

  const sans = source(read('@expo-google-fonts/noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf'))
  const serif = source(read('@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf'))
  const serifBold = source(read('@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf'))
  const wenkai = (weight) =>
    source(woffToTtf(read(`@fontsource/lxgw-wenkai/files/lxgw-wenkai-latin-${weight}-normal.woff`)))
  const { decompress } = createRequire(installed('wawoff2/package.json'))('wawoff2')
  const mono = async (weight) => {
    const css = read(`lxgw-wenkai-webfont/lxgwwenkaimono-${weight}.css`).toString()
    const slices = []
    for (const [, file, ranges] of css.matchAll(/url\('\.\/(files\/[^']+)'\)[^;]*;\s*unicode-range: ([^;}]+)/g)) {
      if (!asciiIn(ranges)) continue
      slices.push(source(Buffer.from(await decompress(read(`lxgw-wenkai-webfont/${file}`)))))
    }
    return slices
  }

  const faces = [
    {
      face: 'fangsong',
      family: 'Tongbao Fangsong',
      body: wenkai(300),
      half: await mono('light'),
      signs: serif,
      licences: [lxgw, noto],
    },
    {
      face: 'kaiti',
      family: 'Tongbao Kaiti',
      body: wenkai(500),
      half: await mono('regular'),
      signs: serif,
      licences: [lxgw, noto],
    },
    { face: 'heiti', family: 'Tongbao Heiti', body: sans, half: [sans], signs: sans, licences: [noto] },
    { face: 'songti', family: 'Tongbao Songti', body: serif, half: [serif], signs: serif, licences: [noto] },
    {
      face: 'xiaobiaosong',
      family: 'Tongbao Xiaobiaosong',
      body: serifBold,
      half: [serifBold],
      signs: serifBold,
      licences: [noto],
    },
  ]

  fs.emptyDirSync(bundle)
  const files = []
  const put = (face, family, licences, picks, from) => {
    const copyright = [...new Set(from.map(({ kit }) => kit.copyright))].join('\n')
    const bytes = writeFace(from[0], { family, copyright }, picks)
    const file = `${face}.ttf`
    writeFileSync(join(bundle, file), bytes)
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    files.push({ face, file, family, bytes: bytes.length, characters: picks.length, sha256, licences })
  }
  for (const { face, family, body, half, signs, licences } of faces) {
    const picks = [...ascii.map((code) => halfWidth(code, half)), ...gb2312.map((code) => fullWidth(code, body, signs))]
    put(face, family, licences, picks, [body, ...half, signs])
  }
  const kai = wenkai(500)
  put('rest', 'Tongbao Rest', [lxgw, noto], rest(serif, kai), [serif, kai])

  const text = (file) => read(file).toString().replaceAll('\r\n', '\n')
  writeFileSync(join(bundle, lxgw), text('@fontsource/lxgw-wenkai/LICENSE'))
  writeFileSync(join(bundle, noto), text('@expo-google-fonts/noto-serif-sc/LICENSE_FONT'))
  const sources = Object.entries(PACKAGES)
    .filter(([name]) => name !== 'wawoff2')
    .map(([name, version]) => ({ package: name, version }))
  writeFileSync(join(bundle, 'manifest.json'), `${JSON.stringify({ sources, files }, null, 2)}\n`)
  for (const { file, bytes, characters } of files) echo(`${file}\t${(bytes / 1e6).toFixed(2)} MB\t${characters}`)
  echo(`${(files.reduce((sum, { bytes }) => sum + bytes, 0) / 1e6).toFixed(2)} MB`)
}

/** A font to take glyphs from: our reader for the records, fontkit for the features. */
function source(bytes) {
  const font = openFont(fontInMemory(bytes))
  if (typeof font === 'string') throw new Error(`unusable source font: ${font}`)
  const kit = fontkit.create(bytes)
  if (kit.unitsPerEm !== 1000) throw new Error(`${kit.unitsPerEm} units per em, 1000 expected`)
  return { font, bytes, kit, records: withCentred(font) }
}

/** Glyph numbers from here on are composites that put the glyph below in the middle of a full cell. */
const CENTRED = 0x8000
/** A composite that draws the dash of the font as long as its cell: two of them make the one line of 破折号. */
const JOINED_DASH = 0xffff

function withCentred(font) {
  return {
    record(glyph) {
      if (glyph === JOINED_DASH) return joinedDash(font)
      if (glyph < CENTRED) return font.records.record(glyph)
      const base = font.records.record(glyph - CENTRED)
      if (base.length === 0) return base
      const shift = Math.round((1000 - font.advance(glyph - CENTRED)) / 2)
      const record = new Uint8Array(20)
      const [from, to] = [viewOf(base), viewOf(record)]
      to.setInt16(0, -1)
      for (const at of [2, 6]) to.setInt16(at, from.getInt16(at) + shift)
      for (const at of [4, 8]) to.setInt16(at, from.getInt16(at))
      to.setUint16(10, 0x0003) // the arguments are words, and they are offsets
      to.setUint16(12, glyph - CENTRED)
      to.setInt16(14, shift)
      return record
    },
  }
}

function joinedDash({ records, glyph }) {
  const dash = glyph(DASH)
  const from = viewOf(records.record(dash))
  const [left, bottom, right, top] = [2, 4, 6, 8].map((at) => from.getInt16(at))
  const scale = 1000 / (right - left)
  const record = new Uint8Array(24)
  const to = viewOf(record)
  to.setInt16(0, -1)
  for (const [index, value] of [0, bottom, 1000, top].entries()) to.setInt16(2 + 2 * index, value)
  to.setUint16(10, 0x0043) // the arguments are words and offsets; one scale for each direction follows
  to.setUint16(12, dash)
  to.setInt16(14, -Math.round(left * scale))
  to.setInt16(18, Math.round(scale * 0x4000))
  to.setInt16(20, 0x4000)
  return record
}

function pick(code, { font, records }, glyph) {
  if (glyph === 0) throw new Error(`no glyph for U+${code.toString(16)}`)
  const advance = font.advance(glyph)
  return { code, records, glyph, advance }
}

function halfWidth(code, sources) {
  for (const from of sources) {
    if (from.font.glyph(code) === 0) continue
    const [glyph] = from.kit.layout(String.fromCodePoint(code), ['hwid']).glyphs
    const found = pick(code, from, glyph.id)
    if (found.advance !== 500) throw new Error(`U+${code.toString(16)} is ${found.advance} wide, 500 expected`)
    return found
  }
  throw new Error(`no glyph for U+${code.toString(16)}`)
}

/** Quotes belong to one half of their cell, so they are never centred but taken from a font that has them whole. */
function fullWidth(code, body, signs) {
  if (code === DASH && body.font.advance(body.font.glyph(code)) < 1000) {
    return { code, records: body.records, glyph: JOINED_DASH, advance: 1000 }
  }
  for (const from of [body, signs]) {
    const [glyph] = from.kit.layout(String.fromCodePoint(code), ['fwid']).glyphs
    if (from.font.glyph(code) !== 0 && from.font.advance(glyph.id) === 1000) return pick(code, from, glyph.id)
  }
  const from = body.font.glyph(code) === 0 ? signs : body
  const natural = pick(code, from, from.font.glyph(code))
  return natural.advance < 1000 ? { ...natural, glyph: natural.glyph + CENTRED, advance: 1000 } : natural
}

/** The rest of GBK, the rest of 通用规范汉字表 (places and persons need it), and the Latin letters of other languages. */
function rest(serif, kai) {
  const present = new Set([...ascii, ...gb2312])
  const others = serif.kit.characterSet.filter(
    (code) =>
      code > 0xffff ||
      (code >= 0xa0 && code < 0x180) ||
      (code >= 0x2010 && code < 0x2300) ||
      (code >= 0x4e00 && code < 0xa000),
  )
  const wanted = [...gbk, ...EXTENSION_A.map((character) => character.codePointAt(0)), ...others]
  const gbkCodes = new Set(gbk)
  // Noto Serif SC lacks one sign of GBK, ≒: 霞鹜文楷 has it.
  const codes = [...new Set(wanted)].filter(
    (code) =>
      !present.has(code) && (serif.font.glyph(code) !== 0 || (gbkCodes.has(code) && kai.font.glyph(code) !== 0)),
  )
  return codes
    .sort((a, b) => a - b)
    .map((code) => (gbkCodes.has(code) ? fullWidth(code, serif, kai) : pick(code, serif, serif.font.glyph(code))))
}

function asciiIn(ranges) {
  return ranges.split(',').some((range) => {
    const [from, to = from] = range.trim().replace(/^U\+/i, '').split('-')
    return Number.parseInt(from, 16) < 0x7f && Number.parseInt(to, 16) >= 0x20
  })
}

function woffToTtf(woff) {
  const count = woff.readUInt16BE(12)
  const directory = Buffer.alloc(12 + 16 * count)
  directory.writeUInt32BE(woff.readUInt32BE(4), 0)
  directory.writeUInt16BE(count, 4)
  const parts = [directory]
  let offset = directory.length
  for (let index = 0; index < count; index++) {
    const entry = 44 + 20 * index
    const [at, packed, length] = [4, 8, 12].map((field) => woff.readUInt32BE(entry + field))
    const data = woff.subarray(at, at + packed)
    const table = Buffer.alloc((length + 3) & ~3)
    ;(packed < length ? inflateSync(data) : data).copy(table)
    woff.copy(directory, 12 + 16 * index, entry, entry + 4)
    woff.copy(directory, 16 + 16 * index, entry + 16, entry + 20)
    directory.writeUInt32BE(offset, 20 + 16 * index)
    directory.writeUInt32BE(length, 24 + 16 * index)
    offset += table.length
    parts.push(table)
  }
  return Buffer.concat(parts)
}

/** Characters of 通用规范汉字表 in Unicode's extension A (GBK has a few of them). */
const EXTENSION_A = [
  ...'㑇㑊㕮㘎㙍㙘㙦㛃㛚㛹㟃㠇㠓㤘㥄㧐㧑㧟㫰㬊㬎㬚㭎㭕㮾㰀㳇㳘㳚㴔㵐㶲㸆㸌㺄㻬㽏㿠䁖䂮䃅䃎䅟䌹䎃䎖䏝䏡䏲䐃䓖䓛䓨䓫䓬䗖䗛䗪䗴䜣䝙䢺䢼䣘䥽䦃䲟䲠䲢䴓䴔䴕䴖䴗䴘䴙䶮',
]

try {
  await make()
} finally {
  rmSync(work, { recursive: true })
}
