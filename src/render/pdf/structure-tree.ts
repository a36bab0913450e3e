import type { PageItem, StructureCell, StructureNode } from '../../layout/pages.js'
import type { PdfDictionary, PdfDocument, PdfReference } from './pdf-document.js'

/** One stretch of a page's content that belongs to a leaf. */
interface MarkedContent {
  readonly page: PdfReference
  /** Its number on that page. */
  readonly id: number
}

/** What is drawn on one page, in marked stretches. */
export interface PageMarks {
  /** The operators of some items, each stretch of one leaf marked with its number, and all else as an artifact. */
  mark(items: readonly PageItem[], draw: (item: PageItem) => string): readonly string[]
}

/** The structure of a tagged PDF (ISO 32000-1, 14.7 and 14.8): what a reader that does not see the pages follows. */
export interface StructureTree {
  /** Begins a page. */
  page(dictionary: PdfReference): PageMarks
  /** Writes the tree, when all pages are drawn. */
  end(): void
}

type StructureTable = Extract<StructureNode, { kind: 'table' }>

const roleOf = (structure: readonly StructureNode[]): ReadonlyMap<number, string> =>
  new Map(
    structure.flatMap((node): readonly (readonly [number, string])[] =>
      node.kind === 'text'
        ? [[node.leaf, node.role]]
        : [
            ...(node.caption === null ? [] : [[node.caption, 'Caption'] as const]),
            ...node.rows.flat().map((cell) => [cell.leaf, cell.head ? 'TH' : 'TD'] as const),
          ],
    ),
  )

/** Page numbers, marks of drafts and heads of tables that are set again are of the page; rules only of its looks. */
const artifact = (item: PageItem): string =>
  item.kind === 'rule' ? '/Artifact <</Type /Layout>> BDC' : '/Artifact <</Type /Pagination>> BDC'

/** The tree of what is marked on the pages, in the order of the document (ISO 32000-1, 14.7); written at the end. */
export function makeStructureTree(pdf: PdfDocument, structure: readonly StructureNode[]): StructureTree {
  const roles = roleOf(structure)
  const contents = new Map<number, MarkedContent[]>()
  /** The leaf of every stretch, page by page: the reverse of `contents`. */
  const parents: number[][] = []
  const elements = new Map<number, PdfReference>()

  const element = (role: string, parent: PdfReference, more: PdfDictionary = {}): PdfReference =>
    pdf.ref({ Type: 'StructElem', S: role, P: parent, ...more })

  const leafElement = (leaf: number, parent: PdfReference, more: PdfDictionary = {}): PdfReference => {
    const own = contents.get(leaf) ?? []
    const [first] = own
    const alone = own.every(({ page }) => page === first?.page)
    const kids = own.map(({ page, id }) => (alone ? id : { Type: 'MCR', Pg: page, MCID: id }))
    const made = element(roles.get(leaf) ?? 'P', parent, {
      ...(first ? { Pg: first.page, K: kids.length === 1 ? kids[0] : kids } : {}),
      ...more,
    })
    elements.set(leaf, made)
    made.end()
    return made
  }

  const tableElement = ({ caption, rows }: StructureTable, parent: PdfReference): PdfReference => {
    const table = element('Table', parent)
    const above = caption === null ? [] : [leafElement(caption, table)]
    const body = rows.map((row) => {
      const made = element('TR', table)
      made.data.K = row.map((cell) => leafElement(cell.leaf, made, cellAttributes(cell)))
      made.end()
      return made
    })
    table.data.K = [...above, ...body]
    table.end()
    return table
  }

  return {
    page(dictionary) {
      const own: number[] = []
      dictionary.data.StructParents = parents.length
      parents.push(own)
      return {
        mark(items, draw) {
          const lines: string[] = []
          let open = ''
          for (const item of items) {
            const leaf = item.kind === 'text' ? item.leaf : null
            const key = leaf === null ? artifact(item) : String(leaf)
            if (key !== open) {
              if (open !== '') lines.push('EMC')
              open = key
              if (leaf === null) lines.push(key)
              else {
                const id = own.push(leaf) - 1
                const all = contents.get(leaf) ?? []
                all.push({ page: dictionary, id })
                contents.set(leaf, all)
                lines.push(`/${roles.get(leaf) ?? 'P'} <</MCID ${id}>> BDC`)
              }
            }
            lines.push(draw(item))
          }
          if (open !== '') lines.push('EMC')
          return lines
        },
      }
    },
    end() {
      const root = pdf.ref({ Type: 'StructTreeRoot' })
      const whole = element('Document', root)
      whole.data.K = structure.map((node) =>
        node.kind === 'text' ? leafElement(node.leaf, whole) : tableElement(node, whole),
      )
      whole.end()
      const nums = parents.flatMap((leaves, page) => [page, leaves.map((leaf) => elements.get(leaf))])
      const tree = pdf.ref({ Nums: nums })
      tree.end()
      Object.assign(root.data, { K: whole, ParentTree: tree, ParentTreeNextKey: parents.length })
      // pdfkit itself ends these two.
      Object.assign(pdf._root.data, { StructTreeRoot: root, MarkInfo: pdf.ref({ Marked: true }) })
    },
  }
}

/** ISO 32000-1, 14.8.5.7: how far a cell reaches, and that a head is of its column. */
function cellAttributes({ head, columns, rows }: StructureCell): PdfDictionary {
  const attributes = {
    ...(head ? { Scope: 'Column' } : {}),
    ...(columns > 1 ? { ColSpan: columns } : {}),
    ...(rows > 1 ? { RowSpan: rows } : {}),
  }
  return Object.keys(attributes).length > 0 ? { A: { O: 'Table', ...attributes } } : {}
}
