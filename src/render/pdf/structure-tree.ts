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

/** What the tree is made of: the leaves as they were marked on the pages. */
interface Tree {
  readonly pdf: PdfDocument
  readonly roles: ReadonlyMap<number, string>
  readonly contents: ReadonlyMap<number, readonly MarkedContent[]>
  /** The element of each leaf, once it is written. */
  readonly elements: Map<number, PdfReference>
}

/** The tree of what is marked on the pages, in the order of the document (ISO 32000-1, 14.7); written at the end. */
export function makeStructureTree(pdf: PdfDocument, structure: readonly StructureNode[]): StructureTree {
  const roles = roleOf(structure)
  const contents = new Map<number, MarkedContent[]>()
  /** The leaf of every stretch, page by page: the reverse of `contents`. */
  const parents: number[][] = []
  return {
    page(dictionary) {
      const own: number[] = []
      dictionary.data.StructParents = parents.length
      parents.push(own)
      const begin = (leaf: number): string => {
        const id = own.push(leaf) - 1
        const all = contents.get(leaf) ?? []
        all.push({ page: dictionary, id })
        contents.set(leaf, all)
        return `/${roles.get(leaf) ?? 'P'} <</MCID ${id}>> BDC`
      }
      return { mark: (items, draw) => markItems(items, draw, begin) }
    },
    end: () => writeTree({ pdf, roles, contents, elements: new Map() }, structure, parents),
  }
}

/** The operators of items, each stretch of one leaf between marks, of which `begin` makes the first. */
function markItems(
  items: readonly PageItem[],
  draw: (item: PageItem) => string,
  begin: (leaf: number) => string,
): readonly string[] {
  const lines: string[] = []
  let open = ''
  for (const item of items) {
    const leaf = item.kind === 'text' ? item.leaf : null
    const key = leaf === null ? artifact(item) : String(leaf)
    if (key !== open) {
      if (open !== '') lines.push('EMC')
      open = key
      lines.push(leaf === null ? key : begin(leaf))
    }
    lines.push(draw(item))
  }
  if (open !== '') lines.push('EMC')
  return lines
}

function writeTree(tree: Tree, structure: readonly StructureNode[], parents: readonly (readonly number[])[]): void {
  const { pdf, elements } = tree
  const root = pdf.ref({ Type: 'StructTreeRoot' })
  const whole = elementOf(tree, 'Document', root)
  whole.data.K = structure.map((node) =>
    node.kind === 'text' ? leafElement(tree, node.leaf, whole) : tableElement(tree, node, whole),
  )
  whole.end()
  const nums = parents.flatMap((leaves, page) => [page, leaves.map((leaf) => elements.get(leaf))])
  const parentTree = pdf.ref({ Nums: nums })
  parentTree.end()
  Object.assign(root.data, { K: whole, ParentTree: parentTree, ParentTreeNextKey: parents.length })
  // pdfkit itself ends these two.
  Object.assign(pdf._root.data, { StructTreeRoot: root, MarkInfo: pdf.ref({ Marked: true }) })
}

const elementOf = ({ pdf }: Tree, role: string, parent: PdfReference, more: PdfDictionary = {}): PdfReference =>
  pdf.ref({ Type: 'StructElem', S: role, P: parent, ...more })

function leafElement(tree: Tree, leaf: number, parent: PdfReference, more: PdfDictionary = {}): PdfReference {
  const own = tree.contents.get(leaf) ?? []
  const [first] = own
  const alone = own.every(({ page }) => page === first?.page)
  const kids = own.map(({ page, id }) => (alone ? id : { Type: 'MCR', Pg: page, MCID: id }))
  const made = elementOf(tree, tree.roles.get(leaf) ?? 'P', parent, {
    ...(first ? { Pg: first.page, K: kids.length === 1 ? kids[0] : kids } : {}),
    ...more,
  })
  tree.elements.set(leaf, made)
  made.end()
  return made
}

function tableElement(tree: Tree, { caption, rows }: StructureTable, parent: PdfReference): PdfReference {
  const table = elementOf(tree, 'Table', parent)
  const above = caption === null ? [] : [leafElement(tree, caption, table)]
  const body = rows.map((row) => {
    const made = elementOf(tree, 'TR', table)
    made.data.K = row.map((cell) => leafElement(tree, cell.leaf, made, cellAttributes(cell)))
    made.end()
    return made
  })
  table.data.K = [...above, ...body]
  table.end()
  return table
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
