import type { Dataset, Place, Snippet } from '../data/dataset.js'
import { type Diagnostic, error, fail, hasErrors, type Outcome } from '../diagnostics/diagnostic.js'
import { nearestName } from '../diagnostics/nearest-name.js'
import type { OfficialDocument } from '../document/document.js'
import { type Inline, plainText } from '../document/inline.js'
import type { FigureBook } from '../figures/figure-book.js'
import { assemble, type RenderedHead } from './assemble.js'
import { checkNames } from './check-names.js'
import { type Excerpt, excerptTerms } from './excerpt-terms.js'
import { formatOf, headText, misspelt, sheetOf } from './head-choices.js'
import { type ParsedTemplate, parseHandlebars } from './parse-handlebars.js'
import { parseMarkup } from './parse-markup.js'
import { makeRenderer } from './render-templates.js'
import { shapeOf } from './shape.js'
import type { TemplateFile } from './template-file.js'
import { Trace } from './trace.js'
import { vocabulary } from './vocabulary.js'

export interface ComposeInput {
  readonly dataset: Dataset
  readonly figures: FigureBook
  readonly templates: ReadonlyMap<string, TemplateFile>
  /** Which template to fill, e.g. `通报`. */
  readonly template: string
  /** The place that a letter is for, with its facts; none for a document of the whole province. */
  readonly excerpt?: Excerpt
}

/**
 * Data and template to the official document: parse the snippets, check every name, render with Handlebars, read the
 * markup, put the elements in order. All problems of one kind are reported together.
 */
export function compose({
  dataset,
  figures,
  templates,
  template: name,
  excerpt,
}: ComposeInput): Outcome<OfficialDocument> {
  const template = templates.get(name)
  if (!template) {
    const near = nearestName(name, [...templates.keys()])
    return fail(
      error('file-missing', `templates 文件夹里没有模板：${name}.hbs`, null, near ? `是不是“${near}.hbs”？` : ''),
    )
  }
  const format = formatOf(template)
  const snippets = parseSnippets(dataset)
  const context = vocabulary(dataset, figures, {
    genre: excerpt?.letter.genre.value ?? headText(template, '文种'),
    more: excerptTerms(dataset, figures, excerpt ?? null),
  })
  const partials = new Map([...templates].map(([key, file]) => [key, file.body]))
  const problems: Diagnostic[] = [...format.diagnostics, ...snippets.diagnostics]
  const names = { root: shapeOf(context), figures, partials }
  const attached = attachmentsOf(name, templates)
  for (const file of [template, ...attached]) problems.push(...misspelt(file))
  for (const { head, body } of [template, ...attached]) {
    for (const piece of [...[...head.values()].flat(), body]) problems.push(...checkNames(piece, names, null))
  }
  for (const { piece, place } of snippets.pieces.values()) problems.push(...checkNames(piece, names, place))
  if (hasErrors(problems) || !format.ok) return { ok: false, diagnostics: problems }

  const trace = new Trace()
  const pieces = new Map([...snippets.pieces].map(([snippet, { piece }]) => [snippet, piece]))
  const render = makeRenderer({ trace, figures, context, partials, snippets: pieces })
  const renderHead = ({ head }: TemplateFile): RenderedHead =>
    new Map(
      [...head].map(([field, list]) => [field, list.map((piece) => trace.inlines(render(piece))).filter(isPrinted)]),
    )
  const body = parseMarkup(render(template.body), trace)
  const attachments = attached.map((file) => ({ head: renderHead(file), body: parseMarkup(render(file.body), trace) }))
  const head = renderHead(template)
  const diagnostics = [
    ...problems,
    ...trace.diagnostics,
    ...body.diagnostics,
    ...attachments.flatMap((attachment) => attachment.body.diagnostics),
  ]
  if (!body.ok || hasErrors(diagnostics)) return { ok: false, diagnostics }
  const { facts } = dataset
  const document = assemble({
    facts: excerpt
      ? { organ: excerpt.letter.organ.value, date: excerpt.letter.date.value, titleLines: null }
      : { organ: facts.organ.value, date: facts.date.value, titleLines: facts.titleLines },
    sample: dataset.sample,
    format: format.value,
    template,
    head,
    blocks: body.value,
    attachments: attachments
      .map((attachment) => ({
        title: attachment.head.get('标题')?.[0] ?? [],
        sheet: sheetOf(attachment.head),
        blocks: attachment.body.ok ? attachment.body.value : [],
      }))
      // What prints nothing at all does not apply here.
      .filter(({ title, blocks }) => title.length > 0 || blocks.length > 0),
  })
  return { ...document, diagnostics: [...diagnostics, ...document.diagnostics] }
}

const isPrinted = (inlines: readonly Inline[]): boolean => plainText(inlines) !== ''

/** The attachments of a template stand in files of their own: 通报.附件1.hbs, 通报.附件2.hbs … */
const attachmentsOf = (name: string, templates: ReadonlyMap<string, TemplateFile>): readonly TemplateFile[] =>
  [...templates.values()]
    .filter((file) => file.name.startsWith(`${name}.附件`))
    .sort((a, b) => a.name.localeCompare(b.name, 'zh', { numeric: true }))

/** Every snippet and highlight of the year, parsed; the place is the one whose figures it may name. */
function parseSnippets(dataset: Dataset) {
  const diagnostics: Diagnostic[] = []
  const pieces = new Map<Snippet, { readonly piece: ParsedTemplate; readonly place: Place | null }>()
  const add = (snippet: Snippet, place: Place | null) => {
    const program = parseHandlebars(snippet)
    diagnostics.push(...program.diagnostics)
    if (program.ok) pieces.set(snippet, { piece: { ...snippet, program: program.value }, place })
  }
  for (const snippet of dataset.snippets) add(snippet, null)
  for (const highlight of dataset.highlights) add(highlight, highlight.place)
  return { pieces, diagnostics }
}
