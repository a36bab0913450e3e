// What anyone would write: the same letters by `docx`, and by pdfkit with fonts that are opened once, one after the other:
// their paragraphs, and the table of the attachment on a page of its own by what either library has for tables. The words
// come ready made from a file; nothing is composed, checked or laid out.
//   node scripts/bench/plain-loop.mjs LETTERS.json FOLDER docx|pdf|both
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const [source, folder, formats] = process.argv.slice(2)
const letters = JSON.parse(readFileSync(source, 'utf8'))
mkdirSync(folder, { recursive: true })

async function makeDocx() {
  const { AlignmentType, Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } = await import(
    'docx'
  )
  const page = { size: { width: 11906, height: 16838 }, margin: { top: 1960, bottom: 1847, left: 1588, right: 1474 } }
  const paragraph = ({ kind, text, breakBefore = false }) =>
    new Paragraph({
      alignment: kind === 'title' ? AlignmentType.CENTER : AlignmentType.BOTH,
      spacing: { line: 592, lineRule: 'exact' },
      indent: kind === 'paragraph' ? { firstLine: 640 } : {},
      pageBreakBefore: breakBefore,
      children: [
        new TextRun({
          text,
          size: kind === 'title' ? 44 : 32,
          scale: 98,
          font: {
            ascii: '仿宋_GB2312',
            hAnsi: '仿宋_GB2312',
            eastAsia: kind === 'heading' ? '黑体' : '仿宋_GB2312',
            hint: 'eastAsia',
          },
        }),
      ],
    })
  const table = (rows) =>
    new Table({
      width: { size: 100, type: WidthType.PERCENTAGE },
      rows: rows.map(
        (cells) =>
          new TableRow({
            children: cells.map((text) => new TableCell({ children: [paragraph({ kind: 'cell', text })] })),
          }),
      ),
    })
  return (letter) =>
    Packer.toBuffer(
      new Document({
        title: letter.find(({ kind }) => kind === 'title').text,
        sections: [
          {
            properties: { page },
            children: letter.map((block) => (block.kind === 'table' ? table(block.rows) : paragraph(block))),
          },
        ],
      }),
    )
}

async function makePdf() {
  const { default: PDFDocument } = await import('pdfkit')
  const fontkit = createRequire(import.meta.url)('fontkit')
  const open = (name) =>
    fontkit.create(readFileSync(fileURLToPath(new URL(`../../src/fonts/bundle/${name}.ttf`, import.meta.url))))
  const faces = { title: open('xiaobiaosong'), heading: open('heiti'), text: open('fangsong') }
  return async (letter) => {
    const pdf = new PDFDocument({ size: 'A4', margins: { top: 105, bottom: 99, left: 79, right: 74 }, font: null })
    for (const { kind, text, rows, breakBefore } of letter) {
      if (kind === 'table') {
        pdf.font(faces.text).fontSize(16).table({ data: rows })
        continue
      }
      if (breakBefore) pdf.addPage()
      const title = kind === 'title' || kind === 'issuer-mark'
      pdf.font(title ? faces.title : kind === 'heading' ? faces.heading : faces.text).fontSize(title ? 22 : 16)
      pdf.text(text, { indent: kind === 'paragraph' ? 32 : 0, lineGap: 13, align: title ? 'center' : 'left' })
    }
    pdf.end()
    const chunks = []
    for await (const chunk of pdf) chunks.push(chunk)
    return Buffer.concat(chunks)
  }
}

const makers = { docx: makeDocx, pdf: makePdf }
const wanted = formats === 'both' ? ['docx', 'pdf'] : [formats]
const ready = await Promise.all(wanted.map(async (format) => [format, await makers[format]()]))
for (const [index, letter] of letters.entries())
  for (const [format, make] of ready) writeFileSync(join(folder, `${index + 1}.${format}`), await make(letter))
