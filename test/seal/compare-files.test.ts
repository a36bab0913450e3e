import { readFileSync } from 'node:fs'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { compareFiles } from '../../src/seal/compare-files.js'
import { pdfContents } from '../../src/seal/pdf-contents.js'
import { openOffice } from '../office.js'
import { readPdf } from '../read-pdf.js'

const docx = (xml: string) => zipSync({ 'word/document.xml': strToU8(xml) })

describe('a document in a package', () => {
  test('is read as another reader reads it', async () => {
    const office = openOffice()
    await office.tongbao('draft', '2022')
    const file = readFileSync(office.path(office.files('out').find((name) => name.endsWith('.pdf')) ?? ''))
    const ours = pdfContents(file)?.pages.map((lines) => lines.map(({ text }) => text))
    expect(ours).toEqual(readPdf(file).pages.map(({ lines }) => lines.map(({ text }) => text)))
    expect(ours?.length).toBeGreaterThan(4)
    office.close()
  })

  test('differs on the page and line that another reader finds', async () => {
    const office = openOffice()
    await office.tongbao('draft', '2022')
    office.edit('data/2022/亮点/四平市.md', '四平市', '四平市在全市')
    await office.tongbao('draft', '2022')
    const [a, b] = office
      .files('out')
      .filter((name) => name.endsWith('.pdf'))
      .map((file) => office.bytes(file))
    if (!a || !b) throw new Error('two files')
    const [lines, others] = [a, b].map((file) =>
      readPdf(file).pages.flatMap((page, index) =>
        page.lines.map(({ text }, line) => ({ text, at: `第${index + 1}页第${line + 1}行：` })),
      ),
    )
    const first = lines?.find(({ text }, index) => text !== others?.[index]?.text)
    const found = compareFiles('a.pdf', a, b)
    expect(found).toMatchObject({ kind: 'content', where: expect.stringContaining(first?.at ?? 'no line') })
    office.close()
  })

  test('that has a part twice, in other letters, is damaged, whatever that part says', () => {
    const part = strToU8('<w:p><w:r><w:t>一、二</w:t></w:r></w:p>')
    const twice = zipSync({ 'word/document.xml': part, 'WORD/document.xml': strToU8('<w:p/>') })
    const damaged = { kind: 'content', where: '文件已损坏' }
    expect(compareFiles('a.docx', twice, zipSync({ 'word/document.xml': part }))).toEqual(damaged)
  })

  test.each([
    ['nothing', ''],
    ['no PDF', 'hello'],
    ['a PDF without pages', '%PDF-1.4\ntrailer\n<< /Root 1 0 R >>\nstartxref\n0\n'],
  ])('that is %s is no match and no fault', (_, text) => {
    expect(pdfContents(strToU8(text))).toBeUndefined()
    expect(compareFiles('a.pdf', strToU8(text), strToU8('other'))).toMatchObject({ kind: 'content' })
  })

  // No clock is read: what takes the square of the length does not come to its end before the runner gives up.
  test('made to be slow to read comes to its end', () => {
    const many = '<'.repeat(3_000_000)
    expect(compareFiles('a.docx', docx(`${many}a`), docx(`${many}b`)).kind).not.toBe('none')
    const operators = 'BT\n'.repeat(2_000_000)
    const objects = [
      '1 0 obj\n<< /Pages 2 0 R >>\nendobj\n',
      '2 0 obj\n<< /Kids [3 0 R] >>\nendobj\n',
      '3 0 obj\n<< /Resources << >> /Contents [4 0 R] >>\nendobj\n',
      `4 0 obj\n<< /Length ${operators.length} >>\nstream\n${operators}\nendstream\nendobj\n`,
    ]
    let text = '%PDF-1.4\n'
    const offsets = objects.map((object) => {
      const at = text.length
      text += object
      return `${String(at).padStart(10, '0')} 00000 n \n`
    })
    const start = text.length
    const pdf = strToU8(`${text}xref\n${offsets.join('')}trailer\n<< /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`)
    expect(pdfContents(pdf)?.pages).toHaveLength(1)
  }, 60_000)

  test('with words of the same text in other marks says the same; with others it does not', () => {
    const plain = docx('<w:p><w:r><w:t>一、二</w:t></w:r></w:p>')
    expect(compareFiles('a.docx', plain, docx('<w:p><w:r><w:rPr/><w:t>一、二</w:t></w:r></w:p>')).kind).toBe(
      'wording-same',
    )
    expect(compareFiles('a.docx', plain, docx('<w:p><w:r><w:t>一、三</w:t></w:r></w:p>'))).toEqual({
      kind: 'content',
      where: 'word/document.xml：封存的是“一、二\n”，重做的是“一、三\n”',
    })
  })
})
