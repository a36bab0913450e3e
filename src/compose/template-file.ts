import { LineCounter, isMap, isScalar, isSeq, parseDocument, type Scalar } from 'yaml'
import { type Diagnostic, error, type Outcome, outcome, place } from '../diagnostics/diagnostic.js'
import { nearestName } from '../diagnostics/nearest-name.js'
import type { Host } from '../host.js'
import type { ParsedTemplate } from './check-names.js'
import { parseHandlebars, type TemplateText } from './parse-handlebars.js'

/** The fields of a template's head, in the order of GB/T 9704-2012; each holds one or several template pieces. */
export const headFields = [
  '格式',
  '文种',
  '份号',
  '密级',
  '紧急程度',
  '标志',
  '文号',
  '签发人',
  '标题',
  '主送',
  '署名',
  '盖章',
  '成文日期',
  '附注',
  '抄送',
  '印发机关',
  '印发日期',
] as const

export type HeadField = (typeof headFields)[number]

/** One template: a head (YAML between `---` lines) that fills the elements, and the text of the body. */
export interface TemplateFile {
  readonly name: string
  readonly body: ParsedTemplate
  readonly head: ReadonlyMap<HeadField, readonly ParsedTemplate[]>
}

/** Handlebars adds the piece's line to its locations; so a piece is parsed as it stands. */
const parsePiece = (piece: TemplateText, diagnostics: Diagnostic[]): ParsedTemplate => {
  const program = parseHandlebars(piece)
  diagnostics.push(...program.diagnostics)
  return { ...piece, program: program.ok ? program.value : emptyProgram }
}

const nowhere = { source: '', start: { line: 1, column: 0 }, end: { line: 1, column: 0 } }
const emptyProgram: hbs.AST.Program = { type: 'Program', body: [], blockParams: [], loc: nowhere }

/** Splits a file into its head (YAML, may be absent) and its body, with the line on which the body begins. */
export function splitFrontMatter(text: string): { readonly head: string; readonly headLine: number; readonly body: string; readonly bodyLine: number } {
  const match = /^---[ \t]*\n([\s\S]*?)\n?---[ \t]*(?:\n|$)/.exec(text)
  if (!match) return { head: '', headLine: 1, body: text, bodyLine: 1 }
  const bodyLine = match[0].split('\n').length
  return { head: match[1] ?? '', headLine: 2, body: text.slice(match[0].length), bodyLine }
}

/** All templates of `templates/`, by name (the file name without `.hbs`). */
export function loadTemplates(host: Host): Outcome<ReadonlyMap<string, TemplateFile>> {
  const entries = (host.list('templates') ?? []).filter(({ kind, name }) => kind === 'file' && name.endsWith('.hbs'))
  const diagnostics: Diagnostic[] = []
  if (entries.length === 0) {
    diagnostics.push(error('file-missing', '找不到模板：templates 文件夹里没有 .hbs 文件', null, '请用 --workspace 指定含有 data、templates 的文件夹。'))
  }
  const templates = new Map<string, TemplateFile>()
  for (const { name: fileName } of entries) {
    const file = `templates/${fileName}`
    const text = host.readText(file)
    diagnostics.push(...text.diagnostics)
    if (!text.ok) continue
    const name = fileName.slice(0, -'.hbs'.length).normalize('NFC')
    templates.set(name, parseTemplateFile(name, file, text.value, diagnostics))
  }
  return outcome(templates, diagnostics)
}

function parseTemplateFile(name: string, file: string, text: string, diagnostics: Diagnostic[]): TemplateFile {
  const { head, headLine, body, bodyLine } = splitFrontMatter(text)
  return {
    name,
    body: parsePiece({ file, text: body, at: place(file, bodyLine, 1) }, diagnostics),
    head: parseHead(file, head, headLine, diagnostics),
  }
}

function parseHead(file: string, head: string, headLine: number, diagnostics: Diagnostic[]): TemplateFile['head'] {
  const fields = new Map<HeadField, readonly ParsedTemplate[]>()
  if (!head.trim()) return fields
  const lines = new LineCounter()
  const document = parseDocument(head, { lineCounter: lines })
  const placeAt = (offset: number) => {
    const { line } = lines.linePos(offset)
    const column = [...head.slice(lines.lineStarts[line - 1] ?? 0, offset)].length + 1
    return place(file, headLine + line - 1, column)
  }
  for (const problem of document.errors) {
    diagnostics.push(error('template-head', '模板开头的“名称: 内容”部分读不懂', placeAt(problem.pos[0]), '内容里有 {{…}}、冒号或 # 时，请用半角单引号把整个内容括起来。'))
  }
  if (document.errors.length > 0) return fields
  if (!isMap(document.contents)) {
    diagnostics.push(error('template-head', '模板开头应是一行一个“名称: 内容”', placeAt(0)))
    return fields
  }
  const pieceOf = (scalar: Scalar): ParsedTemplate => {
    const quoted = scalar.type === 'QUOTE_DOUBLE' || scalar.type === 'QUOTE_SINGLE' ? 1 : 0
    const at = placeAt((scalar.range?.[0] ?? 0) + quoted)
    return parsePiece({ file, text: String(scalar.value ?? ''), at }, diagnostics)
  }
  for (const { key, value: node } of document.contents.items) {
    const at = placeAt(isScalar(key) ? (key.range?.[0] ?? 0) : 0)
    const name = headFields.find((field) => isScalar(key) && field === key.value)
    if (!name) {
      const found = isScalar(key) ? String(key.value) : ''
      const near = nearestName(found, headFields)
      diagnostics.push(error('template-head', `模板开头不认识“${found}”`, at, near ? `是不是“${near}”？` : `可用的有：${headFields.join('、')}。`))
    } else if (isScalar(node)) fields.set(name, node.value === null ? [] : [pieceOf(node)])
    else if (isSeq(node) && node.items.every((item) => isScalar(item))) fields.set(name, node.items.map(pieceOf))
    else diagnostics.push(error('template-head', `“${name}”的内容应是一段文字`, at, '以 {{ 开头的内容要用半角单引号括起来，例如 标题: \'{{发文机关}}关于…的{{文种}}\'。'))
  }
  return fields
}
