import { unzipSync, type Zippable, zipSync } from 'fflate'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { checksum } from '../../src/editions/checksum.js'
import { readRecord, writeRecord } from '../../src/editions/edition-record.js'
import { packSealed } from '../../src/seal/make-package.js'
import type { Manifest } from '../../src/seal/manifest.js'
import { openSealed } from '../../src/seal/open-sealed.js'
import { type Office, openOffice } from '../office.js'
import { root } from '../workspace.js'

// Issued once; each case works on a copy of the package, in a workspace that knows nothing of it.
let office: Office
let other: Office
let original: Uint8Array
beforeAll(async () => {
  office = openOffice()
  other = openOffice('empty')
  await office.tongbao('issue', '2022')
  original = office.bytes('data/版次/2022/通报/第1版 印发.zip')
})
beforeEach(() => other.write('package.zip', original))
afterAll(() => {
  office.close()
  other.close()
})

const verify = (bytes: Uint8Array = original, ...args: readonly string[]) => {
  other.write('package.zip', bytes)
  return other.tongbao('verify', other.path('package.zip'), ...args)
}
const about = ({ exit, json }: Awaited<ReturnType<typeof verify>>) => ({
  exit,
  found: json.diagnostics
    .filter(({ code }) => code.startsWith('package-') && code !== 'package-unrecorded')
    .map(({ code, message }) => `${code} ${message}`),
})

const opened = () => {
  const sealed = openSealed(original)
  if (!sealed.ok) throw new Error('the package must open')
  return sealed.value
}
const text = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes)
const bytes = (words: string) => new TextEncoder().encode(words)

/** The package as a forger with this very program would make it: everything listed anew. */
function forge(
  change: (files: Map<string, Uint8Array>) => void,
  manifest: Partial<Omit<Manifest, 'files'>> = {},
): Uint8Array {
  const { manifest: before, files } = opened()
  const changed = new Map(files)
  change(changed)
  return packSealed({ ...before, ...manifest }, changed)
}
const nameOf = (ending: string) =>
  [...opened().files.keys()].find((name) => name.startsWith('公文/') && name.endsWith(ending)) ?? ''

/** Changes the parts of an Office file and packs it anew, as tightly as said. */
function repack(
  file: Uint8Array,
  level: 0 | 9,
  edit: (name: string, xml: string) => string = (_, xml) => xml,
): Uint8Array {
  const parts: Zippable = {}
  for (const [name, part] of Object.entries(unzipSync(file))) parts[name] = [bytes(edit(name, text(part))), { level }]
  return zipSync(parts, { mtime: new Date(1980, 0, 1) })
}
const changeFile = (name: string, change: (file: Uint8Array) => Uint8Array) => (files: Map<string, Uint8Array>) => {
  files.set(name, change(files.get(name) ?? new Uint8Array()))
  // The record lists the checksums of the documents; a forger adapts it.
  const record = readRecord(text(files.get('版次记录.json')), '版次记录.json')
  const file = files.get(name) ?? new Uint8Array()
  if (!record.ok) throw new Error('the record must be readable')
  const made = record.value.files.map((each) =>
    name.endsWith(each.name) ? { ...each, size: file.length, sha256: checksum(file) } : each,
  )
  files.set('版次记录.json', bytes(writeRecord({ ...record.value, files: made })))
}

describe('a package as it was sealed', () => {
  test('is rebuilt to the same bytes, in a folder that knows nothing of it', async () => {
    const { exit, json, codes } = await verify()
    expect(exit).toBe(0)
    expect(json.package).toMatchObject({ number: '吉政函〔2023〕10号', edition: 1, identical: true, recorded: false })
    expect(codes).toEqual(['package-unrecorded'])
  })

  test('agrees with the record of the office that issued it', async () => {
    const file = office.path('data/版次/2022/通报/第1版 印发.zip')
    expect((await office.tongbao('verify', file)).json.package).toMatchObject({ identical: true, recorded: true })
  })

  test('is told from another one of the same number by that record', async () => {
    const forged = openOffice()
    forged.edit('data/2022/片段/引言.md', '现将', '现把')
    await forged.tongbao('issue', '2022')
    const { exit, codes } = await office.tongbao('verify', forged.path('data/版次/2022/通报/第1版 印发.zip'))
    expect({ exit, codes }).toEqual({ exit: 1, codes: ['package-unrecorded'] })
    forged.close()
  })
})

describe('bytes that differ for a reason', () => {
  test('an archive that was packed again: said, and the files compared one by one', async () => {
    const { exit, found } = about(await verify(zipAgain()))
    expect(exit).toBe(0)
    expect(found).toHaveLength(1)
    expect(found[0]).toContain('重新打包')
  })

  /** The same files, packed by another program. */
  function zipAgain(): Uint8Array {
    const entries: Zippable = {}
    for (const [name, file] of Object.entries(unzipSync(original))) entries[name] = [file, { level: 9 }]
    return zipSync(entries, { mtime: new Date(2023, 5, 1) })
  }

  test('a document that was packed otherwise: unpacked it is the same', async () => {
    const name = nameOf('.docx')
    const { exit, found } = about(await verify(forge(changeFile(name, (file) => repack(file, 0)))))
    expect(exit).toBe(0)
    expect(found).toHaveLength(1)
    expect(found[0]).toMatch(/^package-same-content .*\.docx .*压缩程序不同/)
  })

  test('another version of the program: said, and the words compared', async () => {
    const name = nameOf('.docx')
    const other = changeFile(name, (file) =>
      repack(file, 9, (part, xml) =>
        part === 'word/settings.xml' ? xml.replace('<w:compat>', '<w:autoHyphenation w:val="0"/><w:compat>') : xml,
      ),
    )
    const older = (files: Map<string, Uint8Array>) => {
      other(files)
      files.set('版次记录.json', bytes(text(files.get('版次记录.json')).replace(/"程序": "[^"]*"/, '"程序": "0.0.9"')))
    }
    const { exit, found } = about(await verify(forge(older, { program: '0.0.9' })))
    expect(exit).toBe(0)
    expect(found).toHaveLength(1)
    expect(found[0]).toMatch(/package-same-content .*程序版本不同（封存时 0\.0\.9/)
    // The same without the reason is a difference that nothing explains.
    const unexplained = about(await verify(forge(other)))
    expect(unexplained.exit).toBe(1)
    expect(unexplained.found[0]).toMatch(/^package-differs .*word\/settings\.xml/)
  })

  test('another version of the program, whose reports say something else: no word of their being the same', async () => {
    const older = (files: Map<string, Uint8Array>) => {
      files.set('版次记录.json', bytes(text(files.get('版次记录.json')).replace(/"程序": "[^"]*"/, '"程序": "0.0.9"')))
      files.set('报告/检查结果.json', bytes('[]\n'))
    }
    const { exit, json, codes } = await verify(forge(older, { program: '0.0.9' }))
    expect([exit, codes.includes('package-same-content')]).toEqual([0, false])
    const told = json.diagnostics.find(({ code }) => code === 'package-report-differs')
    expect([told?.severity, told?.message]).toEqual(['warning', expect.stringContaining('第1行：封存的是“[]”')])
  })

  test('another version of the program that makes another document: it may be the one to blame, which is said', async () => {
    const older = (files: Map<string, Uint8Array>) => {
      files.set('版次记录.json', bytes(text(files.get('版次记录.json')).replace(/"程序": "[^"]*"/, '"程序": "0.0.9"')))
      changeFile(nameOf('.docx'), (file) =>
        repack(file, 9, (part, xml) => (part === 'word/document.xml' ? xml.replace('9260人', '9261人') : xml)),
      )(files)
    }
    const hints = async (sealed: Uint8Array) => {
      const { exit, json } = await verify(sealed)
      expect(exit).toBe(1)
      return json.diagnostics.filter(({ code }) => code === 'package-differs').map(({ hint }) => hint)
    }
    expect((await hints(forge(older, { program: '0.0.9' })))[0]).toContain('0.0.9')
    expect((await hints(forge(older)))[0]).not.toContain('0.0.9')
  })

  test('other fonts: said, and every character of every page compared with its place', {
    timeout: 60_000,
  }, async () => {
    const named = openOffice()
    const font = `仿宋=${root}src/fonts/bundle/kaiti.ttf`
    await named.tongbao('issue', '2022', '--font', font)
    const file = named.path('data/版次/2022/通报/第1版 印发.zip')
    expect(about(await named.tongbao('verify', file, '--font', font))).toEqual({ exit: 0, found: [] })
    const { exit, found } = about(await named.tongbao('verify', file))
    expect(exit).toBe(0)
    expect(found).toHaveLength(1)
    expect(found[0]).toMatch(/^package-same-content .*\.pdf .*仿宋字体不同/)
    named.close()
  })
})

describe('a forged package names what is wrong', () => {
  test('a figure changed in the data', async () => {
    const { exit, found } = about(
      await verify(
        forge((files) =>
          files.set('data/2022/数字.yaml', bytes(text(files.get('data/2022/数字.yaml')).replace('9260人', '9261人'))),
        ),
      ),
    )
    expect(exit).toBe(1)
    expect(found.find((each) => each.includes('.docx'))).toMatch(
      /word\/document\.xml.*封存的是“.*9260人.*重做的是“.*9261人/,
    )
    expect(found.find((each) => each.includes('.pdf'))).toMatch(/第2页第\d+行：封存的是/)
  })

  test('a word changed in the document', async () => {
    const change = changeFile(nameOf('.docx'), (file) =>
      repack(file, 9, (part, xml) => (part === 'word/document.xml' ? xml.replace('9260人', '9261人') : xml)),
    )
    const { exit, found } = about(await verify(forge(change)))
    expect(exit).toBe(1)
    expect(found[0]).toMatch(/package-differs .*封存的是“.*9261人.*重做的是“.*9260人/)
  })

  test.each([
    ['文号', { number: '吉政函〔2023〕11号' }],
    ['标题', { title: '另一份通报' }],
    ['成文日期', { date: '2023年5月1日' }],
  ])('the %s in the manifest', async (name, change) => {
    const { exit, found } = about(await verify(forge(() => {}, change)))
    expect(exit).toBe(1)
    expect(found.some((each) => each.includes(`${name}写的是`))).toBe(true)
  })

  test('a file more, under a name that could belong there', async () => {
    const { exit, found } = about(await verify(forge((files) => files.set('templates/多余.txt', bytes('x')))))
    expect(exit).toBe(1)
    expect(found[0]).toContain('templates/多余.txt')
  })

  test('a report that says other than what the checks say', async () => {
    const { exit, found } = about(await verify(forge((files) => files.set('报告/检查结果.json', bytes('[]\n')))))
    expect(exit).toBe(1)
    expect(found[0]).toContain('检查结果.json')
  })

  test('a record that lists other documents', async () => {
    const record = (files: Map<string, Uint8Array>) =>
      files.set(
        '版次记录.json',
        bytes(text(files.get('版次记录.json')).replace(/"sha256":"[0-9a-f]{8}/, '"sha256":"00000000')),
      )
    const { exit, found } = about(await verify(forge(record)))
    expect(exit).toBe(1)
    expect(found[0]).toMatch(/^package-differs 封存包里的 版次记录\.json/)
  })

  test('data that no longer make a document', async () => {
    const { exit, codes } = await verify(forge((files) => files.delete('data/2022/指标.yaml')))
    expect(exit).toBe(2)
    expect(codes).toContain('package-differs')
  })
})
