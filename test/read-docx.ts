import { strFromU8, unzipSync } from 'fflate'

/** What stands in a DOCX file, as a word processor would read it. */
export interface DocxText {
  /** Texts of the paragraphs: those of the first page's header (the mark), then the body's, tables included. */
  readonly paragraphs: readonly string[]
  /** Style names, paragraph by paragraph. */
  readonly styles: readonly string[]
  /** The parts of the package that are text. */
  readonly parts: Readonly<Record<string, string>>
  /** Names of the parts in their order. */
  readonly names: readonly string[]
}

/** Reads a DOCX file by its XML alone, sharing no code with the writer. */
export function readDocx(bytes: Uint8Array): DocxText {
  const unzipped = unzipSync(bytes)
  const names = Object.keys(unzipped)
  const parts = Object.fromEntries(names.map((name) => [name, strFromU8(unzipped[name] ?? new Uint8Array())]))
  const part = (name: string): string => parts[name] ?? ''
  const paragraphs = [...paragraphsOf(firstHeader(part)), ...paragraphsOf(part('word/document.xml'))]
  const nameOf = styleNames(part('word/styles.xml'))
  return {
    paragraphs: paragraphs.map(textOf),
    styles: paragraphs.map((xml) => nameOf.get(/<w:pStyle w:val="([^"]*)"/.exec(xml)?.[1] ?? '') ?? ''),
    parts,
    names,
  }
}

/** The header that the first section shows on its first page. */
function firstHeader(part: (name: string) => string): string {
  const reference = /<w:headerReference\b[^>]*w:type="first"[^>]*>/.exec(part('word/document.xml'))?.[0] ?? ''
  const id = /r:id="([^"]*)"/.exec(reference)?.[1] ?? ''
  const relation =
    part('word/_rels/document.xml.rels').match(new RegExp(`<Relationship [^>]*Id="${id}"[^>]*>`))?.[0] ?? ''
  return part(`word/${/Target="([^"]*)"/.exec(relation)?.[1] ?? ''}`)
}

const paragraphsOf = (xml: string): readonly string[] =>
  [...xml.matchAll(/<w:p(?: [^>]*)?>[\s\S]*?<\/w:p>/g)].map(([paragraph]) => paragraph)

const textOf = (paragraph: string): string =>
  [...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:tab\/>/g)]
    .map(([whole, text]) => (text === undefined ? (whole === '<w:tab/>' ? '\t' : '') : decode(text)))
    .join('')

const decode = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&')

const styleNames = (xml: string): ReadonlyMap<string, string> =>
  new Map(
    [...xml.matchAll(/<w:style [^>]*w:styleId="([^"]*)"[^>]*>\s*<w:name w:val="([^"]*)"/g)].map(
      ([, id = '', name = '']) => [id, name],
    ),
  )
