import { splitFrontMatter } from '../data/front-matter.js'
import { parseYaml, YamlScalar } from '../data/yaml-source.js'
import { templatesFolder } from '../data/years.js'
import { type Diagnostic, error, type Outcome, outcome, place } from '../diagnostics/diagnostic.js'
import { meantOr, nearestName } from '../diagnostics/nearest-name.js'
import { type Host, recalled } from '../host/host.js'
import { type ParsedTemplate, parseHandlebars, type TemplateText } from './parse-handlebars.js'

/** The fields of a template's head, in the order of GB/T 9704-2012; each holds one or several template pieces. */
const headFields = [
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
  '签名章',
  '成文日期',
  '附注',
  '抄送',
  '印发机关',
  '印发日期',
  '字体',
  '版面',
  '版记页',
  '避免单字行',
] as const

export type HeadField = (typeof headFields)[number]

/** One template: a head (YAML between `---` lines) that fills the elements, and the text of the body. */
export interface TemplateFile {
  readonly name: string
  readonly body: ParsedTemplate
  readonly head: ReadonlyMap<HeadField, readonly ParsedTemplate[]>
}

/** A piece with a syntax error counts as empty, so that the other pieces are still looked at. */
const parsePiece = (piece: TemplateText, diagnostics: Diagnostic[]): ParsedTemplate => {
  const program = parseHandlebars(piece)
  diagnostics.push(...program.diagnostics)
  return { ...piece, program: program.ok ? program.value : emptyProgram }
}

const nowhere = { source: '', start: { line: 1, column: 0 }, end: { line: 1, column: 0 } }
const emptyProgram: hbs.AST.Program = { type: 'Program', body: [], blockParams: [], loc: nowhere }

/** All templates of `templates/`, by name (the file name without `.hbs`). */
export function loadTemplates(host: Host): Outcome<ReadonlyMap<string, TemplateFile>> {
  const entries = (host.list(templatesFolder) ?? []).filter(
    ({ kind, name }) => kind === 'file' && name.endsWith('.hbs'),
  )
  const diagnostics: Diagnostic[] = []
  if (entries.length === 0) {
    const hint = '请用 --workspace 指定含有 data、templates 的文件夹。'
    diagnostics.push(error('file-missing', '找不到模板：templates 文件夹里没有 .hbs 文件', null, hint))
  }
  const templates = new Map<string, TemplateFile>()
  for (const { name: fileName } of entries) {
    const file = `${templatesFolder}/${fileName}`
    const text = host.readText(file)
    diagnostics.push(...text.diagnostics)
    if (!text.ok) continue
    const name = fileName.slice(0, -'.hbs'.length).normalize('NFC')
    const parsed = recalled(host, parseTemplateFile, file, text.value, () => parseTemplateFile(name, file, text.value))
    diagnostics.push(...parsed.diagnostics)
    templates.set(name, parsed.template)
  }
  return outcome(templates, diagnostics)
}

function parseTemplateFile(name: string, file: string, content: string) {
  const parts = splitFrontMatter(content, file)
  const diagnostics: Diagnostic[] = [...parts.diagnostics]
  const { yaml, text, at } = parts.ok ? parts.value : { yaml: '', text: '', at: place(file, 1, 1) }
  const template: TemplateFile = {
    name,
    body: parsePiece({ text, at }, diagnostics),
    head: parseHead(file, yaml, diagnostics),
  }
  return { template, diagnostics }
}

function parseHead(file: string, yaml: string, diagnostics: Diagnostic[]): TemplateFile['head'] {
  const fields = new Map<HeadField, readonly ParsedTemplate[]>()
  if (!yaml.trim()) return fields
  const source = parseYaml(yaml, file)
  diagnostics.push(...source.diagnostics)
  if (!source.ok) return fields
  const head = source.value.value
  if (!isGroup(head)) {
    diagnostics.push(error('template-head', '模板开头应是一行一个“名称: 内容”', source.value.locate([]).at))
    return fields
  }
  for (const [key, content] of Object.entries(head)) {
    const name = headFields.find((field) => field === key)
    const list = Array.isArray(content) ? content : content === undefined ? [] : [content]
    const at = source.value.keyPlace([], key)
    if (!name) {
      const hint = meantOr(nearestName(key, headFields), `可用的有：${headFields.join('、')}。`)
      diagnostics.push(error('template-head', `模板开头不认识“${key}”`, at, hint))
    } else if (list.every((item) => item instanceof YamlScalar)) {
      fields.set(
        name,
        list.map((item) => parsePiece({ text: item.text, at: item.at }, diagnostics)),
      )
    } else {
      const hint = "以 {{ 开头的内容要用半角单引号括起来，例如 标题: '{{发文机关}}关于…的{{文种}}'。"
      diagnostics.push(error('template-head', `“${name}”的内容应是一段文字`, at, hint))
    }
  }
  return fields
}

const isGroup = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof YamlScalar)

/** The attachments of a template stand in files of their own: 通报.附件1.hbs, 通报.附件2.hbs … */
export const attachmentsOf = (name: string, templates: ReadonlyMap<string, TemplateFile>): readonly TemplateFile[] =>
  [...templates.values()]
    .filter((file) => file.name.startsWith(`${name}.附件`))
    // 附件10 behind 附件9; by code units where there is no number, for the order of a language is not the same everywhere.
    .sort((a, b) => attachmentNumber(a) - attachmentNumber(b) || (a.name < b.name ? -1 : 1))

const attachmentNumber = ({ name }: TemplateFile): number => Number(/附件(\d+)$/u.exec(name)?.[1] ?? Number.MAX_VALUE)
