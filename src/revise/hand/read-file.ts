import { error, fail, type Outcome, outcome } from '../../diagnostics/diagnostic.js'
import { attributesOf } from '../../markup/xml.js'
import { childrenOf, readXml, type XmlNode } from '../../markup/xml-tree.js'
import { openDocx } from './open-docx.js'
import { type FileParagraph, type Noticed, nothingNoticed, type PartKind, paragraphsOf } from './read-paragraphs.js'

/** What a DOCX file says, whoever wrote it. */
export interface DocxFile {
  /** The body in reading order, then what stands at the edges of pages, then notes. */
  readonly paragraphs: readonly FileParagraph[]
  /** Comments in the margin, with who made them. */
  readonly comments: readonly { readonly author: string; readonly text: string }[]
  readonly noticed: Noticed
}

/** More than a document of a thousand pages has. */
const MOST_PARAGRAPHS = 100_000

const kinds: readonly (readonly [RegExp, PartKind])[] = [
  [/^word\/document\.xml$/u, 'body'],
  [/^word\/header\d*\.xml$/u, 'header'],
  [/^word\/footer\d*\.xml$/u, 'footer'],
  [/^word\/(?:footnotes|endnotes)\.xml$/u, 'note'],
]

/** Reads the words of a DOCX file: of Word, WPS, LibreOffice or this program. `file` is its name, for messages. */
export function readDocxFile(bytes: Uint8Array, file: string): Outcome<DocxFile> {
  const opened = openDocx(bytes, file)
  if (!opened.ok) return opened
  const noticed = nothingNoticed()
  const trees = new Map<string, XmlNode>()
  if ([...opened.value.values()].reduce((sum, text) => sum + countParagraphs(text), 0) > MOST_PARAGRAPHS)
    return fail(error('docx-refused', `${file}：段落多得不合常理，没有比较`))
  for (const [name, text] of opened.value) {
    const tree = readXml(text, 'local')?.root
    if (!tree) return fail(error('docx-unreadable', `${file}：里面的 ${name} 已损坏`))
    trees.set(name, tree)
  }
  const names = [...trees.keys()].sort()
  const paragraphs = kinds.flatMap(([pattern, kind]) =>
    names.flatMap((name) => {
      const tree = pattern.test(name) ? trees.get(name) : undefined
      return tree ? paragraphsOf(tree, kind, noticed) : []
    }),
  )
  if (paragraphs.length > MOST_PARAGRAPHS) return fail(error('docx-refused', `${file}：段落多得不合常理，没有比较`))
  return outcome({ paragraphs, comments: commentsOf(trees.get('word/comments.xml')), noticed })
}

/** As many tags of paragraphs as a text has: counted before anything is made of it. */
const countParagraphs = (text: string): number => text.match(/<(?:\w+:)?p[\s/>]/gu)?.length ?? 0

const commentsOf = (root: XmlNode | undefined): DocxFile['comments'] =>
  (root ? childrenOf(root, 'comment') : []).map((comment) => ({
    author: attributesOf(comment).get('author') ?? '',
    text: paragraphsOf(comment, 'note', nothingNoticed())
      .map(({ text }) => text)
      .join(' '),
  }))
