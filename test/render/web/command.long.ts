import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Office, openOffice } from '../../office.js'

let office: Office
beforeEach(() => {
  office = openOffice()
})
afterEach(() => office.close())

const web = (...args: readonly string[]) => office.tongbao('draft', '2022', '--format', 'web', ...args)
const page = 'out/2022/吉政函〔2023〕10号 2022年度全省就业创业工作目标责任制考评情况的通报'

describe('draft --format web', () => {
  test('writes the web page and the plain text beside DOCX and PDF, and names them in the answer', async () => {
    const { exit, json } = await web()
    expect(exit).toBe(0)
    expect(office.files('out/2022').toSorted()).toEqual(['docx', 'html', 'pdf', 'txt'].map((end) => `${page}.${end}`))
    expect(json.documents[0]).toMatchObject({ html: office.path(`${page}.html`), txt: office.path(`${page}.txt`) })
    expect(office.text(`${page}.txt`)).toMatch(/^吉林省人民政府\n关于2022年度全省就业创业工作\n/)
  })

  test('leaves DOCX, PDF and record as they are without it', async () => {
    await web()
    const made = office.bytes(`${page}.docx`)
    const { json } = await office.tongbao('draft', '2022')
    expect(json.documents[0]).toMatchObject({ edition: 1, fresh: false })
    expect(json.documents[0]).not.toHaveProperty('html')
    expect(office.bytes(`${page}.docx`)).toEqual(made)
  })

  test('writes the same again without a word, and keeps what else was under the name', async () => {
    await web()
    expect((await web()).codes).not.toContain('file-kept')
    office.write(`${page}.html`, '<p>网站编辑改过</p>')
    const { exit, codes } = await web()
    expect({ exit, kept: codes.filter((code) => code === 'file-kept') }).toEqual({ exit: 0, kept: ['file-kept'] })
    expect(office.text(`${page}（原有）.html`)).toBe('<p>网站编辑改过</p>')
    expect(office.text(`${page}.html`)).toContain('<!DOCTYPE html>')
  })

  test('writes nothing in a dry run', async () => {
    expect((await web('--dry-run')).exit).toBe(0)
    expect(office.files('out')).toEqual([])
  })

  test('is refused with other formats and by other commands', async () => {
    await expect(office.tongbao('draft', '2022', '--format', 'pdf')).rejects.toThrow('web')
    await expect(office.tongbao('check', '2022', '--format', 'web')).rejects.toThrow('--format')
    await expect(office.tongbao('letters', '2022', '--format', 'web')).rejects.toThrow('web')
  })
})
