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
import { type Diagnostic, error, type Outcome, outcome } from '../diagnostics/diagnostic.js'
import type { Block, Level } from '../document/element.js'
import { type Inline, plainText, text } from '../document/inline.js'
import { groupedHeader } from './grouped-header.js'
import { type Labels, makeLabels } from './outline-labels.js'
import { stretchesOf } from './plain-markup.js'
import { unitsToTables } from './table-units.js'
import type { Trace } from './trace.js'

/**
 * Rendered template text to blocks. The subset: `#`–`####` headings (a text line right under one runs on in the same
 * paragraph), paragraphs (their line ends vanish, as Chinese has no word spaces), numbered lists two deep, tables.
 * Anything else that Markdown would read as markup is an error: it would lose characters without a word.
 */
export function parseMarkup(rendered: string, trace: Trace): Outcome<readonly Block[]> {
  const diagnostics: Diagnostic[] = []
  const labels = makeLabels()
  const blocks = stretchesOf(rendered).flatMap((stretch): readonly Block[] => {
    if (stretch.kind === 'markdown') return parseMarkdown(stretch.text, { trace, labels, diagnostics })
    if (stretch.kind === 'table') {
      const [header = [], ...rows] = stretch.rows.map((row) => row.map((cell) => trace.inlines(cell)))
      return [{ kind: 'table', unit: null, align: stretch.align, ...groupedHeader(header), rows }]
    }
    const inlines = trace.inlines(stretch.text)
    if (stretch.kind === 'paragraph') return [{ kind: 'paragraph', inlines }]
    const label = labelled(stretch.level, labels)
    if (stretch.kind === 'heading') return [{ kind: 'heading', ...label, inlines }]
    return [{ kind: 'run-in', ...label, heading: trace.inlines(stretch.heading), inlines }]
  })
  return outcome(unitsToTables(blocks), diagnostics)
}

/** What was meant for the first two rows of a table. */
const BARS = /^\|.*\n *\|(?: *:?-+:? *\|)+ *$/mu

const labelled = (level: Level, labels: Labels) => ({ level, label: labels.heading(level) })

/** What the stretches of one text have in common. */
interface Reading {
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

function parseMarkdown(rendered: string, reading: Reading): readonly Block[] {
  if (rendered.split('[', MOST_BRACKETS + 2).length > MOST_BRACKETS + 1) {
    const at = reading.trace.placeAt(rendered, rendered.indexOf('['))
    reading.diagnostics.push(
      error('markup-unsupported', '半角方括号“[”太多，读不下去', at, '公文里请用全角的〔 〕、（ ）。'),
    )
    return []
  }
  const root = treeOf(rendered)
  const reader = makeReader(rendered, reading)
  const blocks: Block[] = []
  for (let index = 0; index < root.children.length; index += 1) {
    const node = root.children[index]
    const next = root.children[index + 1]
    if (!node) continue
    if (node.type === 'heading' && next?.type === 'paragraph' && isAdjacent(node, next)) {
      blocks.push(reader.runIn(node, next))
      index += 1
    } else blocks.push(...reader.block(node))
  }
  return blocks
}

const isAdjacent = (upper: Nodes, lower: Nodes): boolean =>
  upper.position?.end.line === (lower.position?.start.line ?? 0) - 1

/** Depths that have a label: 一、（一）1.（1）. */
const LEVELS: readonly Level[] = [1, 2, 3, 4]

function makeReader(rendered: string, { trace, labels, diagnostics }: Reading) {
  const sourceOf = (node: Nodes): string =>
    rendered.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0)

  const placeOf = (node: Nodes) => trace.placeAt(rendered, node.position?.start.offset ?? 0)

  const refuse = (node: Nodes): void => {
    const source = sourceOf(node)
    diagnostics.push(
      error(
        'markup-unsupported',
        `这里的“${trace.plain(source).slice(0, 20)}”会被读作${MARKS[node.type] ?? '不支持的标记'}，公文里用不着`,
        placeOf(node),
        '可用的标记只有：# 标题、段落、1. 列表、表格。要印出标记字符本身，请在它前面加反斜杠 \\。',
      ),
    )
  }

  const inlines = (nodes: readonly Nodes[]): readonly Inline[] =>
    nodes.flatMap((node): readonly Inline[] => {
      if (node.type === 'text') return trace.inlines(node.value)
      refuse(node)
      return []
    })

  const level = (depth: number, node: Nodes): Level => {
    const known = LEVELS.find((each) => each === depth)
    if (known) return known
    diagnostics.push(error('markup-depth', '标题最多四级（一、（一）1.（1））', placeOf(node), '请减少 # 的个数。'))
    return 4
  }

  const items = (list: List, depth: number): readonly Block[] => {
    if (!list.ordered) {
      refuse(list)
      return []
    }
    const itemLevel = level(depth, list)
    return list.children.flatMap((item: ListItem, index): readonly Block[] => {
      const [first, ...nested] = item.children
      if (first?.type !== 'paragraph') {
        refuse(item)
        return []
      }
      const own = inlines(first.children)
      const last = index === list.children.length - 1 && nested.length === 0
      const label = labels.item(itemLevel, (list.start ?? 1) + index)
      return [
        { kind: 'item', level: itemLevel, label, inlines: closed(own, last ? '。' : '；') },
        ...nested.flatMap((child) => {
          if (child.type === 'list') return items(child, depth + 1)
          refuse(child)
          return []
        }),
      ]
    })
  }

  const ragged = (node: Nodes, found: string): void => {
    diagnostics.push(
      error(
        'markup-table-cells',
        found,
        placeOf(node),
        '每一行的格数要与表头一样，空的格也要留着；表格下面的文字要先空一行。',
      ),
    )
  }

  const table = (node: MdTable): Block => {
    const rows = node.children.map((row) => row.children.map((cell) => inlines(cell.children)))
    const [header = [], ...body] = rows
    // Markdown would leave out a cell too many and print nothing for one too few: a figure less, or under another head.
    node.children.forEach((row, index) => {
      const count = row.children.length
      if (count !== header.length) ragged(row, `表格第${index}行有${count}格，表头有${header.length}格`)
    })
    const align = (node.align ?? []).map((each) => each ?? 'left')
    return { kind: 'table', unit: null, align, ...groupedHeader(header), rows: body }
  }

  const heading = (node: MdHeading) => labelled(level(node.depth, node), labels)

  return {
    runIn(node: MdHeading, body: MdParagraph): Block {
      return { kind: 'run-in', ...heading(node), heading: inlines(node.children), inlines: inlines(body.children) }
    },
    block(node: RootContent): readonly Block[] {
      switch (node.type) {
        case 'heading':
          return [{ kind: 'heading', ...heading(node), inlines: inlines(node.children) }]
        case 'paragraph':
          // With another number of cells in its second row, Markdown takes a table for text and prints its bars.
          if (BARS.test(sourceOf(node))) ragged(node, '表格第二行（决定对齐的一行）的格数与表头不一样')
          return [{ kind: 'paragraph', inlines: inlines(node.children) }]
        case 'list':
          return items(node, 3)
        case 'table':
          return [table(node)]
        default:
          refuse(node)
          return []
      }
    },
  }
}

/** An item of a list ends in ；and the last one in 。unless the text has its own mark. */
function closed(inlines: readonly Inline[], mark: string): readonly Inline[] {
  return /[。；：，、！？…]$/u.test(plainText(inlines)) ? inlines : [...inlines, text(mark)]
}

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
