/**
 * The part of pdfkit that this folder stands on. Its published types leave out the object layer, which the drawing of
 * single glyphs on given places needs; pdfkit is pinned to one version, and the tests read the files back.
 */
export interface PdfDocument {
  readonly info: Record<string, string | Date>
  readonly page: PdfPage
  readonly outline: PdfOutline
  readonly _root: PdfReference
  ref(data: PdfDictionary): PdfReference
  addPage(options: { readonly size: readonly [number, number]; readonly margin: number }): this
  appendXML(xml: string): void
  /** Writes the XMP copy of `info`; pdfkit's own does not escape `&` and `<`. */
  _addInfo(): void
  /** Takes a line, or bytes as they are. */
  _write(data: Uint8Array | string): void
  /** Bytes written so far. */
  _offset: number
  /** What was written and not yet read. */
  read(): Uint8Array | null
  end(): void
}

/** A document with what is written of it. */
export interface WrittenPdf {
  readonly pdf: PdfDocument
  /** The file, when the document has ended. */
  bytes(): Uint8Array
}

/** Entries by their names, without the slash. */
export type PdfDictionary = Record<string, unknown>

/** An object of the file, which is written when it ends. */
export interface PdfReference {
  readonly data: PdfDictionary
  /** Whether `end` packs its content; false from the start where the data names a filter. */
  compress: boolean
  end(content?: Uint8Array | string): void
}

/** A page: its entries, what is drawn, and its fonts by name. */
export interface PdfPage {
  readonly dictionary: PdfReference
  readonly content: PdfReference
  readonly fonts: Record<string, PdfReference>
}

/** A bookmark, or the root of all; what is added stands below it. */
export interface PdfOutline {
  readonly outlineData: PdfDictionary
  addItem(
    title: string,
    options: { readonly pageNumber: number; readonly top: number; readonly left: number },
  ): PdfOutline
}

/** An empty PDF/A-1b document (GB/T 23286.1, ISO 19005-1), which PDF 1.4 goes with. */
export async function newPdfDocument(info: Readonly<Record<string, string | Date>>): Promise<WrittenPdf> {
  // Loading pdfkit costs more than drawing a notice, so a run that draws no PDF does not load it.
  const { default: PDFDocument } = await import('pdfkit')
  const Document = PDFDocument as unknown as new (options: PdfDictionary) => PdfDocument
  const pdf = new Document({
    pdfVersion: '1.4',
    subset: 'PDF/A-1b',
    lang: 'zh-CN',
    displayTitle: true,
    autoFirstPage: false,
    // What is worth packing we pack ourselves; to set up the packer for a few bytes takes longer than to draw a page.
    compress: false,
    // Without this Helvetica would be the font of the document; not embedded, it is forbidden in PDF/A.
    font: null,
    info: { ...info },
  })
  return { pdf, bytes: collect(pdf) }
}

/**
 * Takes what pdfkit writes as it comes. Its stream would pass on every line of every object by itself, some hundreds for
 * a letter, which takes longer than to make them.
 */
function collect(pdf: PdfDocument): () => Uint8Array {
  // The head of the file: older versions of Node.js give all of it at once, newer ones a piece at a time.
  const parts: Uint8Array[] = []
  for (let part = pdf.read(); part !== null; part = pdf.read()) parts.push(part)
  let lines = ''
  const flush = () => {
    if (lines !== '') parts.push(Buffer.from(lines, 'latin1'))
    lines = ''
  }
  pdf._write = (data) => {
    if (data instanceof Uint8Array) {
      flush()
      parts.push(data)
      pdf._offset += data.length
    } else {
      lines += `${data}\n`
      pdf._offset += data.length + 1
    }
  }
  return () => {
    flush()
    const whole = new Uint8Array(Buffer.concat(parts))
    // The table of objects counts from the first byte: a file of another length is damaged, and no reader says so.
    if (whole.length !== pdf._offset) throw new Error(`PDF of ${whole.length} bytes, ${pdf._offset} expected`)
    return whole
  }
}
