import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { OfficialDocument } from '../../src/document/document.js'
import { resolveFonts } from '../../src/fonts/resolve-fonts.js'
import { layOut } from '../../src/layout/lay-out.js'
import { renderDocx } from '../../src/render/docx/render-docx.js'
import { renderPdf } from '../../src/render/pdf/render-pdf.js'
import { samples } from '../corpus/corpus.js'
import { notice } from '../fixtures/notice.js'
import { unsealedDocument } from '../fixtures/samples.js'
import { lettersOf } from '../letters/letters-of.js'
import { changedWorkspace } from '../workspace.js'
import { requirePrograms } from './libreoffice.js'
import { validateDocx } from './validate-docx.js'

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

const documents: Readonly<Record<string, OfficialDocument>> = { notice, ...samples, hostile, excerpt, excerptTable }
const host = changedWorkspace([])
const folder = mkdtempSync(join(tmpdir(), 'tongbao-validators-'))
const file = (name: string, extension: string) => join(folder, `${name}.${extension}`)

beforeAll(async () => {
  for (const [name, document] of Object.entries(documents)) {
    const layout = layOut(document)
    const fonts = resolveFonts({ host, bundledOnly: true })
    if (!layout.ok || !fonts.ok) throw new Error(JSON.stringify([layout, fonts]))
    writeFileSync(file(name, 'docx'), renderDocx(document, layout.value.fit))
    writeFileSync(file(name, 'pdf'), await renderPdf(document, layout.value.pages, fonts.value))
  }
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('independent programs find no fault', () => {
  const jars = ['preflight', 'pdfbox2', 'fontbox2', 'xmpbox', 'commons-logging', 'javax.activation', 'jaxb-api'].map(
    (name) => `/usr/share/java/${name}.jar`,
  )

  test.each(Object.keys(documents))('PDFBox Preflight: %s is PDF/A-1b', (name) => {
    requirePrograms('java')
    for (const jar of jars)
      if (!existsSync(jar))
        throw new Error(`${jar} is missing: install libpdfbox2-java, libactivation-java, libjaxb-api-java`)
    const { status, stdout, stderr } = spawnSync(
      'java',
      ['-cp', jars.join(':'), 'org.apache.pdfbox.preflight.Validator_A1b', file(name, 'pdf')],
      { encoding: 'utf8' },
    )
    expect(stdout + stderr).toContain('is a valid PDF/A-1b file')
    expect(status).toBe(0)
  })

  test('Preflight can fail: a PDF that is cut short is refused', () => {
    writeFileSync(file('cut', 'pdf'), '%PDF-1.4\n%%EOF')
    const { status } = spawnSync('java', [
      '-cp',
      jars.join(':'),
      'org.apache.pdfbox.preflight.Validator_A1b',
      file('cut', 'pdf'),
    ])
    expect(status).not.toBe(0)
  })

  test.each(Object.keys(documents))('the Open XML SDK: %s has no error', (name) => {
    expect(validateDocx(file(name, 'docx'))).toEqual([])
  })

  test('the Open XML SDK can fail: parts out of order are found', async () => {
    const parts = unzipSync(readFileSync(file('notice', 'docx')))
    const broken = strFromU8(parts['word/document.xml'] ?? new Uint8Array()).replace('<w:body>', '<w:body><w:r/>')
    writeFileSync(file('broken', 'docx'), zipSync({ ...parts, 'word/document.xml': strToU8(broken) }))
    expect(validateDocx(file('broken', 'docx'))).not.toEqual([])
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
