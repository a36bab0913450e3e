import * as fc from 'fast-check'
import { type Zippable, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listZip, unpack } from '../../src/archive/unzip.js'
import { packagePaths } from '../../src/seal/manifest.js'
import { openSealed, sealedLimits } from '../../src/seal/open-sealed.js'
import { type Office, openOffice } from '../office.js'

let office: Office
let original: Uint8Array
let entries: Zippable
beforeAll(async () => {
  office = openOffice()
  await office.tongbao('issue', '2022')
  original = office.bytes('data/版次/2022/通报/第1版 印发.zip')
  entries = Object.fromEntries(
    (listZip(original) ?? []).map((entry) => [entry.name, unpack(entry) ?? new Uint8Array()]),
  )
})
afterAll(() => office.close())

const codes = (bytes: Uint8Array) => openSealed(bytes).diagnostics.map(({ code }) => code)
const messages = (bytes: Uint8Array) =>
  openSealed(bytes)
    .diagnostics.map(({ message }) => message)
    .join('\n')
const bytes = (text: string) => new TextEncoder().encode(text)
const packed = (more: Zippable = {}, level: 0 | 6 = 0) => zipSync({ ...entries, ...more }, { level })

/** Replaces bytes of the same length everywhere in an archive: names stand twice. */
function patched(archive: Uint8Array, from: string, to: string): Uint8Array {
  const text = Buffer.from(archive).toString('latin1')
  const [a, b] = [Buffer.from(from).toString('latin1'), Buffer.from(to).toString('latin1')]
  expect(a).toHaveLength(b.length)
  expect(text).toContain(a)
  return Buffer.from(text.replaceAll(a, b), 'latin1')
}

describe('a package that is not as it should be is refused', () => {
  test.each([
    ['a path upwards', '../../xx.md'],
    ['a path upwards from a folder of data', 'data/../../x'],
    ['an absolute path', '/etc/passwd'],
    ['a drive', 'C:/x.md'],
    ['folders of Windows', 'data\\..\\x.md'],
  ])('%s', (_, name) => {
    const archive = patched(packed({ ['x'.repeat(name.length)]: bytes('x') }), 'x'.repeat(name.length), name)
    expect(codes(archive)).toEqual(['package-refused'])
    expect(messages(archive)).toContain('指向别处')
  })

  test.each([
    ['a file that no package has', '说明.txt'],
    ['a program', 'tongbao.exe'],
    ['a folder', 'data/空/'],
    ['a hidden file beside the data', '.data/x'],
  ])('%s', (_, name) => {
    expect(codes(packed({ [name]: bytes('') }))).toEqual(['package-refused'])
  })

  test('a file that the manifest does not list', () => {
    const archive = packed({ 'data/2022/片段/多余.md': bytes('x') })
    expect(codes(archive)).toEqual(['package-refused'])
    expect(messages(archive)).toContain('多余.md')
  })

  test('two files of one name, also where only one file system would take them for one', () => {
    const same = patched(packed({ 'data/2022/xxx.yaml': bytes('x') }), 'data/2022/xxx.yaml', 'data/2022/函.yaml')
    expect(codes(same)).toEqual(['package-refused'])
    expect(messages(same)).toContain('两个')
    const twice = patched(
      packed({ 'data/A.yaml': bytes('x'), 'data/B.yaml': bytes('y') }),
      'data/B.yaml',
      'data/a.yaml',
    )
    expect(codes(twice)).toEqual(['package-refused'])
    expect(messages(twice)).toContain('两个')
    expect(codes(packed({ 'data/e\u0301.md': bytes('x'), 'data/\u00e9.md': bytes('y') }))).toEqual(['package-refused'])
  })

  test('a file less than the manifest lists', () => {
    const { 'data/台账.yaml': _, ...others } = entries
    const archive = zipSync(others)
    expect(codes(archive)).toEqual(['package-damaged'])
    expect(messages(archive)).toContain('data/台账.yaml')
  })

  test('a file with other bytes than the manifest lists', () => {
    expect(codes(packed({ 'data/台账.yaml': bytes('台账: []\n') }))).toEqual(['package-damaged'])
  })

  test.each([
    ['a number', (text: string) => text.replace('〔2023〕10号', '〔2023〕11号')],
    ['a checksum', (text: string) => text.replace(/"sha256": "[0-9a-f]{4}/, '"sha256": "0000')],
    ['a space', (text: string) => `${text} `],
    ['a member that no manifest has', (text: string) => text.replace('{', '{ "批准": "某某",')],
    ['nothing in it', () => ''],
    ['something else in it', () => '[]'],
  ])('an edited manifest: %s', (_, edit) => {
    const manifest = entries[packagePaths.manifest]
    if (!(manifest instanceof Uint8Array)) throw new Error('no manifest')
    const archive = packed({ [packagePaths.manifest]: bytes(edit(new TextDecoder().decode(manifest))) })
    expect(codes(archive)).toEqual(['package-damaged'])
    expect(messages(archive)).toContain('清单')
  })

  test('no manifest', () => {
    const { [packagePaths.manifest]: _, ...others } = entries
    expect(codes(zipSync(others))).toEqual(['package-damaged'])
  })

  test('a bomb: much in little', () => {
    const archive = packed({ 'data/bomb.md': new Uint8Array(20_000_000) }, 6)
    expect(archive.length).toBeLessThan(1_000_000)
    expect(codes(archive)).toEqual(['package-refused'])
    expect(messages(archive)).toContain('大得不合常理')
  })

  test('a bomb that lies about its size is not unpacked beyond it', () => {
    const archive = Buffer.from(zipSync({ 'data/b.md': new Uint8Array(30_000_000) }, { level: 9 }))
    // The size in the central record, and in the local one.
    for (let at = archive.indexOf('PK\x01\x02'); at >= 0; at = archive.indexOf('PK\x01\x02', at + 4))
      archive.writeUInt32LE(100, at + 24)
    const before = process.memoryUsage().arrayBuffers
    expect(codes(archive)).toEqual(['package-damaged'])
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20_000_000)
  })

  test('too many files', () => {
    const many = Object.fromEntries(
      Array.from({ length: sealedLimits.entries + 1 }, (_, index) => [`data/${index}`, new Uint8Array()]),
    )
    expect(codes(zipSync(many, { level: 0 }))).toEqual(['package-refused'])
  })

  test.each([
    ['nothing', () => new Uint8Array()],
    ['no archive', () => bytes('这不是封存包')],
    ['half of it', () => original.subarray(0, original.length / 2)],
    ['all but its end', () => original.subarray(0, original.length - 10)],
  ])('%s', (_, make) => {
    expect(codes(make())).toEqual(['package-damaged'])
  })

  test('words before or behind the archive are not part of what was sealed', () => {
    const longer = Buffer.concat([original, bytes('尾巴')])
    const opened = openSealed(longer)
    expect(opened.ok ? opened.value.original : false).toBe(false)
  })
})

test('whatever bytes are changed, it is refused or holds exactly what was sealed; it never fails otherwise', () => {
  const before = openSealed(original)
  if (!before.ok) throw new Error('must open')
  const sealed = JSON.stringify(
    [...before.value.files].map(([name, file]) => [name, Buffer.from(file).toString('base64')]),
  )
  const place = fc.integer({ min: 0, max: original.length - 1 })
  fc.assert(
    fc.property(
      fc.array(fc.tuple(place, fc.integer({ min: 1, max: 255 })), { minLength: 1, maxLength: 4 }),
      (changes) => {
        const changed = Uint8Array.from(original)
        for (const [at, by] of changes) changed[at] = (changed[at] ?? 0) ^ by
        const opened = openSealed(changed)
        if (!opened.ok) return
        const now = [...opened.value.files].map(([name, file]) => [name, Buffer.from(file).toString('base64')])
        expect(JSON.stringify(now)).toBe(sealed)
      },
    ),
    { numRuns: 60 },
  )
})

test('verify answers a hostile package with a word, and writes nothing anywhere', async () => {
  const empty = openOffice('empty')
  const archive = patched(packed({ xxxxxxxxxxx: bytes('x') }), 'xxxxxxxxxxx', '../../xx.md')
  empty.write('package.zip', archive)
  const { exit, codes: answered } = await empty.tongbao('verify', empty.path('package.zip'))
  expect({ exit, answered }).toEqual({ exit: 2, answered: ['package-refused'] })
  expect(empty.files('.')).toEqual(['package.zip'])
  expect((await empty.tongbao('verify', empty.path('nowhere.zip'))).codes).toEqual(['file-missing'])
  empty.close()
})
