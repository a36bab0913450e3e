import { describe, expect, test } from 'vitest'
import { composeDocument, layOutDocument, renderDocument } from '../src/pipeline.js'
import { readDocx } from './read-docx.js'
import { readPdf } from './read-pdf.js'
import { changedWorkspace } from './workspace.js'

/** The notice's own template with another format: an option of its head, nothing else. */
const host = changedWorkspace([
  {
    file: 'templates/通报.hbs',
    replace: '格式: 信函',
    by: "格式: 文件\n印发机关: '{{发文机关}}办公厅'\n印发日期: '{{成文日期}}'",
  },
  {
    file: 'data/2022/文件.yaml',
    replace: '机关代字: 吉政函',
    by: '抄送机关: 省委办公厅，省人大常委会办公厅\n机关代字: 吉政发',
  },
])

describe('the general format is an option of the template', () => {
  test('draws the red head, page numbers from 1, and the imprint at the foot of the last page', async () => {
    const document = composeDocument({ host, folder: '2022', template: '通报' })
    if (!document.ok) throw new Error(JSON.stringify(document.diagnostics))
    const laidOut = layOutDocument(document.value, { host, bundledOnly: true })
    if (!laidOut.ok) throw new Error(JSON.stringify(laidOut.diagnostics))
    const { docx, pdf } = await renderDocument(laidOut.value)
    const pages = readPdf(pdf).pages.map(({ lines }) => lines.map(({ text }) => text))
    expect(pages[0]?.slice(0, 2)).toEqual(['吉林省人民政府文件', '吉政发〔2023〕10号'])
    expect(pages[0]?.at(-1)).toBe('— 1 —')
    const last = pages.at(-1)?.filter((line) => !line.startsWith('—')) ?? []
    expect(last.slice(-2)).toEqual(['抄送：省委办公厅，省人大常委会办公厅。', '吉林省人民政府办公厅2023年4月3日印发'])
    expect(pages.length % 2).toBe(0)
    expect(readDocx(docx).paragraphs.join('')).toContain('抄送：省委办公厅，省人大常委会办公厅。')
  })
})
