import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { OfficialDocument } from '../../src/document/document.js'
import { resolveFonts } from '../../src/fonts/resolve-fonts.js'
import { layOut } from '../../src/layout/lay-out.js'
import { renderDocx } from '../../src/render/docx/render-docx.js'
import { renderPdf } from '../../src/render/pdf/render-pdf.js'
import { adversarialDocuments } from '../corpus/adversarial.js'
import { samples } from '../corpus/corpus.js'
import { paragraph, sample } from '../corpus/make.js'
import { prose } from '../corpus/prose.js'
import { shuffledDocuments } from '../corpus/shuffled.js'
import { notice } from '../fixtures/notice.js'
import { unsealedDocument } from '../fixtures/samples.js'
import { lettersOf } from '../letters/letters-of.js'
import { changedWorkspace } from '../workspace.js'
import { requirePrograms } from './libreoffice.js'
import { validateOpenXmlFiles } from './validate-open-xml.js'
import { validatePdfFiles } from './validate-pdf.js'

/** A document whose properties try to be XML. */
const hostile: OfficialDocument = {
  ...unsealedDocument,
  properties: { ...unsealedDocument.properties, title: '甲&乙<丙>', organ: '甲"乙\'', number: '<b>&amp;</b>' },
}

/** An excerpt letter of a year without reports and of one with them: the second has a table. */
const [excerpt = hostile, excerptTable = hostile] = ['2022', '2023-示例'].flatMap((year) => {
  const letters = lettersOf([], year, ['四平市'])
  return letters.ok ? letters.value.map(({ document }) => document) : []
})

/** A mark of so many names that they are set smaller. */
const jointMany = sample({
  format: 'general',
  organs: ['人民政府', '人力资源和社会保障局', '财政局', '教育局', '农业农村局', '统计局', '总工会'].map(
    (organ) => `某某市${organ}`,
  ),
  title: '某某市人民政府等部门关于就业的通知',
  body: [paragraph(prose(2))],
})

/** The whole corpus, and more. */
const documents: Readonly<Record<string, OfficialDocument>> = {
  notice,
  ...samples,
  ...shuffledDocuments,
  ...adversarialDocuments,
  hostile,
  jointMany,
  excerpt,
  excerptTable,
}
const names = Object.keys(documents)
const host = changedWorkspace([])
const folder = mkdtempSync(join(tmpdir(), 'tongbao-validators-'))
const file = (name: string, extension: string) => join(folder, `${name}.${extension}`)
let preflight: ReadonlyMap<string, string> = new Map()
let sdk: ReadonlyMap<string, readonly unknown[]> = new Map()

/** A DOCX with its parts out of order. */
function broken(docx: Uint8Array): Uint8Array {
  const parts = unzipSync(docx)
  const document = strFromU8(parts['word/document.xml'] ?? new Uint8Array()).replace('<w:body>', '<w:body><w:r/>')
  return zipSync({ ...parts, 'word/document.xml': strToU8(document) })
}

beforeAll(async () => {
  requirePrograms('java', 'xargs')
  for (const [name, document] of Object.entries(documents)) {
    const layout = layOut(document)
    const fonts = resolveFonts({ host, bundledOnly: true })
    if (!layout.ok || !fonts.ok) throw new Error(JSON.stringify([layout, fonts]))
    writeFileSync(file(name, 'docx'), renderDocx(document, layout.value.fit))
    writeFileSync(file(name, 'pdf'), await renderPdf(document, layout.value.pages, fonts.value))
  }
  writeFileSync(file('cut', 'pdf'), '%PDF-1.4\n%%EOF')
  writeFileSync(file('broken', 'docx'), broken(readFileSync(file('notice', 'docx'))))
  const all = (extension: string, ...more: readonly string[]) =>
    [...names, ...more].map((name) => file(name, extension))
  preflight = validatePdfFiles(all('pdf', 'cut'), folder)
  sdk = validateOpenXmlFiles(all('docx', 'broken'))
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('independent programs find no fault', () => {
  test.each(names)('PDFBox Preflight: %s is PDF/A-1b', (name) => {
    expect(preflight.get(file(name, 'pdf'))).toBe('')
  })

  test('Preflight can fail: a PDF that is cut short is refused', () => {
    expect(preflight.get(file('cut', 'pdf'))).toContain('>false</isValid>')
  })

  test.each(names)('the Open XML SDK: %s has no error', (name) => {
    expect(sdk.get(file(name, 'docx'))).toEqual([])
  })

  test('the Open XML SDK can fail: parts out of order are found', () => {
    expect(sdk.get(file('broken', 'docx'))).not.toEqual([])
  })

  test('poppler reads the notice in reading order, without spaces inside numbers', () => {
    requirePrograms('pdftotext', 'pdffonts')
    const { stdout } = spawnSync('pdftotext', ['-enc', 'UTF-8', file('notice', 'pdf'), '-'], { encoding: 'utf8' })
    const text = stdout.replace(/\s*\n\s*/g, '')
    for (const words of ['吉政函〔2023〕10号', '25.17万人，完成年计划的109%；', '“1311×N”', '2023年4月3日'])
      expect(text).toContain(words)
    const fonts = spawnSync('pdffonts', [file('notice', 'pdf')], { encoding: 'utf8' })
      .stdout.trim()
      .split('\n')
      .slice(2)
    expect(fonts.length).toBeGreaterThanOrEqual(5)
    for (const line of fonts) expect(line).toMatch(/yes yes yes/)
  })
})
