import { appendFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openFont } from '../../src/fonts/font.js'
import { openFontFile } from '../../src/host/font-file.js'
import { fontInMemory } from './font-in-memory.js'
import { madeFont } from './made-fonts.js'

let folder = ''
let path = ''
const bytes = madeFont('FangSong', '通报7')
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'font-file-'))
  path = join(folder, 'a.ttf')
  writeFileSync(path, bytes)
})
afterEach(() => rmSync(folder, { recursive: true }))

/** Everything that a document takes from a font. */
async function drawn(file = openFontFile(path)): Promise<unknown> {
  const font = file && openFont(file)
  if (typeof font !== 'object') return font
  const subset = await font.subset()
  for (const character of '通7们') {
    const glyph = font.glyph(character.charCodeAt(0))
    subset.add(glyph, font.advance(glyph))
  }
  return { names: font.names, metrics: font.metrics, program: subset.encode() }
}

describe('a font file that is read in parts', () => {
  test('draws what it draws from memory', async () => {
    expect(await drawn()).toEqual(await drawn(fontInMemory(bytes)))
  })

  test('ends where the file ends', () => {
    const file = openFontFile(path)
    expect(file?.length).toBe(bytes.length)
    expect(file?.part(bytes.length - 2, 10)).toEqual(bytes.slice(-2))
    expect(file?.part(bytes.length + 5, 10)).toHaveLength(0)
  })

  test('that is not there, or is a folder, is none', () => {
    mkdirSync(join(folder, 'b.ttf'))
    expect(openFontFile(join(folder, 'b.ttf'))).toBeUndefined()
    expect(openFontFile(join(folder, 'c.ttf'))).toBeUndefined()
  })

  test('that another has taken the place of is read anew', async () => {
    await drawn()
    const other = madeFont('KaiTi', '通报7们')
    rmSync(path)
    writeFileSync(path, other)
    expect(await drawn()).toEqual(await drawn(fontInMemory(other)))
  })

  test('that became shorter meanwhile draws nothing, rather than half of it', async () => {
    const file = openFontFile(path)
    const font = file && openFont(file)
    truncateSync(path, 12)
    if (typeof font !== 'object') throw new Error(String(font))
    await expect(font.subset()).rejects.toThrow(path)
  })

  test.runIf(process.platform === 'linux')('is open once, however often it is asked for', () => {
    const open = () => readdirSync('/proc/self/fd').length
    openFontFile(path)
    const before = open()
    for (let time = 0; time < 20; time += 1) {
      openFontFile(path)
      appendFileSync(path, ' ')
    }
    expect(open()).toBe(before)
  })
})
