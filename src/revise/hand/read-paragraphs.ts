import { attributesOf, unescapeXml } from '../../markup/xml.js'
import { childOf, elementsOf, type XmlNode } from '../../markup/xml-tree.js'

/** Where in a file a paragraph stands. */
export type PartKind = 'body' | 'cell' | 'box' | 'header' | 'footer' | 'note'

/** A paragraph of a file as a reader sees it when all tracked changes are accepted. */
export interface FileParagraph {
  readonly kind: PartKind
  /** Table, row and column of a cell, from 1: `1/2/3`; empty elsewhere. */
  readonly cell: string
  /** Line breaks left out, tabs as spaces, no space at either end. */
  readonly text: string
}

/** What stands in a part beside the words that are compared. */
export interface Noticed {
  /** Tracked insertions and deletions. */
  tracked: number
  readonly authors: Set<string>
  pictures: number
  /** Paragraphs that Word numbers by itself: their numbers are no words of the text. */
  numbered: number
}

/** A count to begin with. */
export const nothingNoticed = (): Noticed => ({ tracked: 0, authors: new Set(), pictures: 0, numbered: 0 })

/** The paragraphs of a part in reading order, those of a text box behind the one that it hangs on. */
export function paragraphsOf(root: XmlNode, kind: PartKind, noticed: Noticed): readonly FileParagraph[] {
  const reader = new PartReader(noticed)
  reader.blocks(root, kind, '')
  reader.finish()
  return reader.paragraphs
}

/** Of what Word writes twice, for readers of any age, the newer. */
const alternativeOf = (node: XmlNode): XmlNode | undefined => childOf(node, 'Choice') ?? childOf(node, 'Fallback')

/** What is struck out, and what is no text of the paragraph. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  ...['del', 'moveFrom', 'delText', 'instrText', 'delInstrText', 'rt'],
  ...['pPr', 'rPr', 'sectPr', 'sdtPr', 'sdtEndPr', 'tblPr', 'tblGrid', 'trPr', 'tcPr'],
])
const PICTURES: ReadonlySet<string> = new Set(['pic', 'imagedata', 'OLEObject', 'chart'])
/** Fields whose words change by themselves: page numbers. */
const COUNTS = /^\s*(?:PAGE|NUMPAGES|SECTIONPAGES)\b/iu
const COUNT = '#'

interface Field {
  instruction: string
  /** Whether its result follows. */
  result: boolean
}

class PartReader {
  readonly paragraphs: FileParagraph[] = []
  readonly #noticed: Noticed
  readonly #fields: Field[] = []
  #tables = 0
  /** What a paragraph without its mark gives to the next. */
  #carried: { kind: PartKind; cell: string; text: string } | undefined
  #boxes: XmlNode[] = []

  constructor(noticed: Noticed) {
    this.#noticed = noticed
  }

  /** Paragraphs and tables, whatever they are wrapped in. */
  blocks(node: XmlNode, kind: PartKind, cell: string): void {
    for (const child of elementsOf(node)) {
      if (child.name === 'p') this.#paragraph(child, kind, cell)
      else if (child.name === 'tbl') this.#table(child, kind)
      else if (child.name === 'AlternateContent') {
        const alternative = alternativeOf(child)
        if (alternative) this.blocks(alternative, kind, cell)
      } else if (!LEFT_OUT.has(child.name)) this.blocks(child, kind, cell)
    }
  }

  /** A last paragraph without its mark. */
  finish(): void {
    if (this.#carried) this.#push(this.#carried)
    this.#carried = undefined
  }

  #push({ kind, cell, text }: FileParagraph): void {
    const plain = text.replaceAll('\n', '').replaceAll('\t', ' ').trim()
    if (plain !== '') this.paragraphs.push({ kind, cell, text: plain })
  }

  #table(table: XmlNode, kind: PartKind): void {
    this.#tables += 1
    const number = this.#tables
    let row = 0
    for (const tr of rowsOf(table)) {
      const properties = childOf(tr, 'trPr')
      const mark = properties && (childOf(properties, 'del') ?? childOf(properties, 'ins'))
      if (mark) this.#track(mark)
      if (mark?.name === 'del') continue
      row += 1
      for (const [column, tc] of cellsOf(tr).entries()) {
        this.finish()
        this.blocks(tc, kind === 'body' ? 'cell' : kind, `${number}/${row}/${column + 1}`)
        this.finish()
      }
    }
  }

  #paragraph(paragraph: XmlNode, kind: PartKind, cell: string): void {
    const properties = childOf(paragraph, 'pPr')
    const ofMark = properties && childOf(properties, 'rPr')
    const gone = ofMark && (childOf(ofMark, 'del') ?? childOf(ofMark, 'moveFrom'))
    const come = ofMark && childOf(ofMark, 'ins')
    for (const mark of [gone, come]) if (mark) this.#track(mark)
    if (properties && childOf(properties, 'numPr')) this.#noticed.numbered += 1
    const text = (this.#carried?.text ?? '') + this.#text(paragraph)
    this.#carried = undefined
    // A page number ends in its paragraph; one that does not must hide nothing behind it.
    this.#fields.length = 0
    if (gone) this.#carried = { kind, cell, text }
    else this.#push({ kind, cell, text })
    const boxes = this.#boxes
    this.#boxes = []
    for (const box of boxes) this.blocks(box, kind === 'body' || kind === 'cell' ? 'box' : kind, '')
  }

  #text(node: XmlNode): string {
    return elementsOf(node)
      .map((child) => this.#piece(child))
      .join('')
  }

  #piece(node: XmlNode): string {
    const { name } = node
    if (name === 'del' || name === 'ins' || name === 'moveFrom' || name === 'moveTo') this.#track(node)
    if (name === 'fldChar') return this.#field(attributeOf(node, 'fldCharType'))
    if (name === 'instrText') this.#instruct(wordsOf(node))
    if (LEFT_OUT.has(name)) return ''
    if (PICTURES.has(name)) this.#noticed.pictures += 1
    if (name === 'txbxContent') {
      this.#boxes.push(node)
      return ''
    }
    if (name === 'AlternateContent') {
      const alternative = alternativeOf(node)
      return alternative ? this.#text(alternative) : ''
    }
    if (name === 'fldSimple') return COUNTS.test(attributeOf(node, 'instr')) ? COUNT : this.#text(node)
    if (name === 't') return this.#isCounted ? '' : wordsOf(node)
    if (name === 'tab' || name === 'ptab') return '\t'
    if (name === 'br' || name === 'cr') return '\n'
    if (name === 'noBreakHyphen') return '-'
    if (name === 'sym') return symbolOf(attributeOf(node, 'char'))
    return this.#text(node)
  }

  /** Whether a page number is being read: what it was when the file was saved is nobody's words. */
  get #isCounted(): boolean {
    return this.#fields.some(({ instruction, result }) => result && COUNTS.test(instruction))
  }

  #field(type: string): string {
    const field = this.#fields.at(-1)
    if (type === 'begin') this.#fields.push({ instruction: '', result: false })
    else if (type === 'separate' && field) field.result = true
    else if (type === 'end') this.#fields.pop()
    return type === 'end' && field && COUNTS.test(field.instruction) ? COUNT : ''
  }

  #instruct(words: string): void {
    const field = this.#fields.at(-1)
    if (field && !field.result) field.instruction += words
  }

  #track(mark: XmlNode): void {
    this.#noticed.tracked += 1
    const author = attributeOf(mark, 'author')
    if (author) this.#noticed.authors.add(author)
  }
}

const attributeOf = (node: XmlNode, name: string): string => attributesOf(node).get(name) ?? ''

const wordsOf = ({ children }: XmlNode): string =>
  children.map((child) => (typeof child === 'string' ? unescapeXml(child) : '')).join('')

/** A character of a symbol font says nothing outside that font. */
const symbolOf = (hex: string): string =>
  /^(?!f)[0-9a-f]{2,4}$/iu.test(hex) ? String.fromCodePoint(Number.parseInt(hex, 16)) : '□'

/** Rows and cells may be wrapped in controls and marks. */
const rowsOf = (node: XmlNode): readonly XmlNode[] => wrapped(node, 'tr', 'tbl')
const cellsOf = (node: XmlNode): readonly XmlNode[] => wrapped(node, 'tc', 'tr')

const wrapped = (node: XmlNode, wanted: string, never: string): readonly XmlNode[] =>
  elementsOf(node).flatMap((child) => {
    if (child.name === wanted) return [child]
    return LEFT_OUT.has(child.name) || child.name === never ? [] : wrapped(child, wanted, never)
  })
