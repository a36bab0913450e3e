import type {
  List,
  ListItem,
  Heading as MdHeading,
  Paragraph as MdParagraph,
  Table as MdTable,
  Nodes,
  Root,
  RootContent,
} from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { gfmTable } from 'micromark-extension-gfm-table'
import { type Diagnostic, error } from '../diagnostics/diagnostic.js'
import type { Block, Level } from '../document/element.js'
import { type Inline, plainText, text } from '../document/inline.js'
import { groupedHeader } from './grouped-header.js'
import { type Labels, labelled } from './outline-labels.js'
import type { Trace } from './trace.js'

/** A stretch of text, and what the stretches of one text have in common. */
interface Reading {
  readonly rendered: string
  readonly trace: Trace
  readonly labels: Labels
  readonly diagnostics: Diagnostic[]
}

/**
 * Texts that were read last, with their trees. Values are tokens in them, so two versions of a document that differ in
 * their figures alone have one text.
 */
const read = new Map<string, Root>()
const MOST_READ = 8

function treeOf(rendered: string): Root {
  const known = read.get(rendered)
  if (known) return known
  const root = fromMarkdown(rendered, {
    extensions: [
      gfmTable(),
      // Indentation, === underlines and [x]: y lines mean nothing in an official document.
      { disable: { null: ['codeIndented', 'setextUnderline', 'definition'] } },
    ],
    mdastExtensions: [gfmTableFromMarkdown()],
  })
  for (const oldest of read.keys()) if (read.size >= MOST_READ) read.delete(oldest)
  read.set(rendered, root)
  return root
}

/** More brackets than any document has; the reader of Markdown takes the square of their number to see that none is a link. */
const MOST_BRACKETS = 2000

/** The blocks of a stretch that only a reader of Markdown can tell. */
export function readMarkdown(reading: Reading): readonly Block[] {
  const { rendered, trace, diagnostics } = reading
  if (rendered.split('[', MOST_BRACKETS + 2).length > MOST_BRACKETS + 1) {
    const at = trace.placeAt(rendered, rendered.indexOf('['))
    diagnostics.push(error('markup-unsupported', '半角方括号“[”太多，读不下去', at, '公文里请用全角的〔 〕、（ ）。'))
    return []
  }
  const nodes = treeOf(rendered).children
  return nodes.flatMap((node, index): readonly Block[] => {
    if (runsOn(nodes[index - 1], node)) return []
    const next = nodes[index + 1]
    if (node.type !== 'heading' || !runsOn(node, next)) return blocksOf(node, reading)
    const label = headingLabel(node, reading)
    return [
      {
        kind: 'run-in',
        ...label,
        heading: inlinesOf(node.children, reading),
        inlines: inlinesOf(next.children, reading),
      },
    ]
  })
}

/** Whether a paragraph stands right under a heading. */
const runsOn = (upper: Nodes | undefined, lower: Nodes | undefined): lower is MdParagraph =>
  upper?.type === 'heading' &&
  lower?.type === 'paragraph' &&
  upper.position?.end.line === (lower.position?.start.line ?? 0) - 1

function blocksOf(node: RootContent, reading: Reading): readonly Block[] {
  switch (node.type) {
    case 'heading':
      return [{ kind: 'heading', ...headingLabel(node, reading), inlines: inlinesOf(node.children, reading) }]
    case 'paragraph':
      // With another number of cells in its second row, Markdown takes a table for text and prints its bars.
      if (BARS.test(sourceOf(node, reading))) ragged(node, '表格第二行（决定对齐的一行）的格数与表头不一样', reading)
      return [{ kind: 'paragraph', inlines: inlinesOf(node.children, reading) }]
    case 'list':
      return itemsOf(node, 3, reading)
    case 'table':
      return [tableOf(node, reading)]
    default:
      return refused(node, reading)
  }
}

/** What was meant for the first two rows of a table. */
const BARS = /^\|.*\n *\|(?: *:?-+:? *\|)+ *$/mu

/** Depths that have a label: 一、（一）1.（1）. */
const LEVELS: readonly Level[] = [1, 2, 3, 4]

const headingLabel = (node: MdHeading, reading: Reading) => labelled(levelOf(node.depth, node, reading), reading.labels)

function levelOf(depth: number, node: Nodes, reading: Reading): Level {
  const known = LEVELS.find((each) => each === depth)
  if (known) return known
  const at = placeOf(node, reading)
  reading.diagnostics.push(
    node.type === 'list'
      ? error('markup-depth', '列表最多两层（1.（1））', at, '请并入上一层，或者写成一段文字。')
      : error('markup-depth', '标题最多四级（一、（一）1.（1））', at, '请减少 # 的个数。'),
  )
  return 4
}

function itemsOf(list: List, depth: number, reading: Reading): readonly Block[] {
  if (!list.ordered) return refused(list, reading)
  const level = levelOf(depth, list, reading)
  return list.children.flatMap((item: ListItem, index): readonly Block[] => {
    const [first, ...nested] = item.children
    if (first?.type !== 'paragraph') return refused(item, reading)
    const own = inlinesOf(first.children, reading)
    const last = index === list.children.length - 1 && nested.length === 0
    const label = reading.labels.item(level, (list.start ?? 1) + index)
    return [
      { kind: 'item', level, label, inlines: closed(own, last ? '。' : '；') },
      ...nested.flatMap((child) =>
        child.type === 'list' ? itemsOf(child, depth + 1, reading) : refused(child, reading),
      ),
    ]
  })
}

/** An item of a list ends in ；and the last one in 。unless the text has its own mark. */
function closed(inlines: readonly Inline[], mark: string): readonly Inline[] {
  return /[。；：，、！？…]$/u.test(plainText(inlines)) ? inlines : [...inlines, text(mark)]
}

function tableOf(node: MdTable, reading: Reading): Block {
  const rows = node.children.map((row) => row.children.map((cell) => inlinesOf(cell.children, reading)))
  const [header = [], ...body] = rows
  // Markdown would leave out a cell too many and print nothing for one too few: a figure less, or under another head.
  node.children.forEach((row, index) => {
    const count = row.children.length
    if (count !== header.length) ragged(row, `表格第${index}行有${count}格，表头有${header.length}格`, reading)
  })
  const align = (node.align ?? []).map((each) => each ?? 'left')
  return { kind: 'table', unit: null, align, ...groupedHeader(header), rows: body }
}

function ragged(node: Nodes, found: string, reading: Reading): void {
  const hint = '每一行的格数要与表头一样，空的格也要留着；表格下面的文字要先空一行。'
  reading.diagnostics.push(error('markup-table-cells', found, placeOf(node, reading), hint))
}

const inlinesOf = (nodes: readonly Nodes[], reading: Reading): readonly Inline[] =>
  nodes.flatMap((node) => (node.type === 'text' ? reading.trace.inlines(node.value) : refused(node, reading)))

/** Nothing is printed of what means something in Markdown and nothing in an official document. */
function refused(node: Nodes, reading: Reading): readonly never[] {
  const { trace, diagnostics } = reading
  const words = trace.plain(sourceOf(node, reading)).slice(0, 20)
  const message = `这里的“${words}”会被读作${MARKS[node.type] ?? '不支持的标记'}，公文里用不着`
  const hint = '可用的标记只有：# 标题、段落、1. 列表、表格。要印出标记字符本身，请在它前面加反斜杠 \\。'
  diagnostics.push(error('markup-unsupported', message, placeOf(node, reading), hint))
  return []
}

const sourceOf = ({ position }: Nodes, { rendered }: Reading): string =>
  rendered.slice(position?.start.offset ?? 0, position?.end.offset ?? 0)

const placeOf = ({ position }: Nodes, { rendered, trace }: Reading) =>
  trace.placeAt(rendered, position?.start.offset ?? 0)

const MARKS: Partial<Record<Nodes['type'], string>> = {
  emphasis: '斜体标记',
  strong: '粗体标记',
  inlineCode: '代码标记',
  code: '代码标记',
  html: 'HTML 标记',
  link: '网页链接标记',
  image: '图片标记',
  list: '项目符号',
  blockquote: '引用标记',
  thematicBreak: '分隔线标记',
  break: '强制换行标记',
}
