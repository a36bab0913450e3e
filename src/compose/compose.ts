import type { Dataset, Snippet } from '../data/dataset.js'
import type { Facts } from '../data/facts.js'
import { highlightOf } from '../data/of-place.js'
import { andThen, type Diagnostic, error, fail, hasErrors, type Outcome, outcome } from '../diagnostics/diagnostic.js'
import { nearestName } from '../diagnostics/nearest-name.js'
import type { DocumentFormat, OfficialDocument } from '../document/document.js'
import { type Inline, plainText } from '../document/inline.js'
import type { FigureBook } from '../figures/figure-book.js'
import { type AssembledFacts, assemble } from './assemble.js'
import { type Correction, correctionTerms, signedByAll } from './correction-terms.js'
import { type Excerpt, excerptTerms } from './excerpt-terms.js'
import { formatOf, headText, misspelt, type RenderedHead, sheetOf } from './head-choices.js'
import { unprinted } from './head-limits.js'
import type { Rendering } from './helpers.js'
import { makeNameCheck, type NameCheck } from './name-check.js'
import { type ParsedTemplate, parseSnippet } from './parse-handlebars.js'
import { parseMarkup } from './parse-markup.js'
import { keptPlaces, makeRenderer, type Render } from './render-templates.js'
import { attachmentsOf, type TemplateFile } from './template-file.js'
import { Trace } from './trace.js'
import { joined, record, type TermRecord, vocabulary } from './vocabulary.js'

/** What a document is made from. */
export interface ComposeInput {
  readonly dataset: Dataset
  readonly figures: FigureBook
  readonly templates: ReadonlyMap<string, TemplateFile>
  /** Which template to fill, e.g. `通报`. */
  readonly template: string
  /** What a 更正函 corrects. */
  readonly correction?: Correction
}

/** Makes one document of a template; the excerpt is null for a document of the whole province, which may be a 更正函. */
export type Compose = (excerpt: Excerpt | null, correction?: Correction) => Outcome<OfficialDocument>

/** Data and template to one document of the whole province. */
export const compose = ({ correction, ...input }: ComposeInput): Outcome<OfficialDocument> =>
  andThen(makeComposer(input), (make) => make(null, correction))

/**
 * A template made ready: what all documents from it share is read, parsed and compiled once. Then, for each document:
 * check every name, render with Handlebars, read the markup, put the elements in order. All problems of one kind are
 * reported together.
 */
export function makeComposer({
  dataset,
  figures,
  templates,
  template: name,
}: Omit<ComposeInput, 'correction'>): Outcome<Compose> {
  const template = templates.get(name)
  if (!template) {
    const near = nearestName(name, [...templates.keys()])
    return fail(
      error('file-missing', `templates 文件夹里没有模板：${name}.hbs`, null, near ? `是不是“${near}.hbs”？` : ''),
    )
  }
  const snippets = parseSnippets(dataset.snippets)
  const shared = vocabulary(dataset, figures, headText(template, '文种'))
  const partials = new Map([...templates].map(([key, file]) => [key, file.body]))
  const attached = attachmentsOf(name, templates)
  const format = formatOf(template)
  const pieces = [
    ...[template, ...attached].flatMap(({ head, body }) => [...[...head.values()].flat(), body]),
    ...snippets.pieces.values(),
  ]
  const prepared: Prepared = {
    dataset,
    figures,
    template,
    attached,
    format,
    shared,
    snippets: snippets.pieces,
    problems: [
      ...snippets.diagnostics,
      ...[template, ...attached].flatMap(misspelt),
      ...unprinted(template, attached, format),
    ],
    check: makeNameCheck({ shared, figures, partials, pieces }),
    render: makeRenderer(partials),
  }
  return outcome((excerpt, correction) => composeOne(prepared, excerpt, correction))
}

/** What all documents from one template share. */
interface Prepared {
  readonly dataset: Dataset
  readonly figures: FigureBook
  readonly template: TemplateFile
  readonly attached: readonly TemplateFile[]
  readonly format: Outcome<DocumentFormat>
  /** The terms that all may name. */
  readonly shared: TermRecord
  readonly snippets: ReadonlyMap<Snippet, ParsedTemplate>
  /** What is wrong with snippets and choices in heads, whatever the document. */
  readonly problems: readonly Diagnostic[]
  readonly check: NameCheck
  readonly render: Render
}

function composeOne(
  prepared: Prepared,
  excerpt: Excerpt | null,
  correction: Correction | undefined,
): Outcome<OfficialDocument> {
  const { dataset, figures, template, format, shared, snippets, check } = prepared
  const own = record([
    ...excerptTerms(dataset, figures, excerpt),
    ...correctionTerms(dataset.facts, correction ?? null),
  ])
  const highlight = excerpt && highlightOf(dataset, excerpt.place)
  const printed = excerpt ? (highlight ? [highlight] : []) : dataset.highlights
  const problems = [...format.diagnostics, ...prepared.problems, ...check(own, printed)]
  if (hasErrors(problems) || !format.ok) return { ok: false, diagnostics: problems }

  const trace = new Trace(keptPlaces)
  const { head, body, attachments } = renderAll(prepared, {
    trace,
    figures,
    context: joined(shared, own),
    // Highlights are parsed when they are met: kept for ten thousand places, their trees would fill the memory.
    piece: (snippet) => snippets.get(snippet) ?? parseSnippet(snippet).piece,
  })
  const diagnostics = [
    ...problems,
    ...trace.diagnostics,
    ...body.diagnostics,
    ...attachments.flatMap((attachment) => attachment.body.diagnostics),
  ]
  if (!body.ok || hasErrors(diagnostics)) return { ok: false, diagnostics }
  const document = assemble({
    facts: factsOf(dataset.facts, excerpt, correction),
    sample: dataset.sample,
    format: format.value,
    template,
    head: correction ? signedByAll(head, correction) : head,
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

/**
 * The body of a document, its attachments and its head, in this order: values are numbered as they are met, and what is
 * kept of a text is found again by the text with their numbers.
 */
function renderAll({ template, attached, render }: Prepared, rendering: Rendering) {
  const { trace } = rendering
  const renderHead = ({ head }: TemplateFile): RenderedHead =>
    new Map(
      [...head].map(([field, list]) => [
        field,
        list.map((piece) => trace.inlines(render(piece, rendering))).filter(isPrinted),
      ]),
    )
  const body = parseMarkup(render(template.body, rendering), trace)
  const attachments = attached.map((file) => ({
    head: renderHead(file),
    body: parseMarkup(render(file.body, rendering), trace),
  }))
  return { head: renderHead(template), body, attachments }
}

/** Whose document it is, and of which day; a correction is a draft, whatever the state of what it corrects. */
function factsOf(facts: Facts, excerpt: Excerpt | null, correction: Correction | undefined): AssembledFacts {
  const notice = {
    organ: facts.organ.value,
    date: facts.date.value,
    titleLines: facts.titleLines,
    state: facts.state.value,
  }
  if (correction) return { ...notice, date: correction.date ?? notice.date, titleLines: null, state: '讨论稿' }
  if (!excerpt) return notice
  const { organ, date, state } = excerpt.letter
  return { organ: organ.value, date: date.value, titleLines: null, state: state?.value ?? notice.state }
}

const isPrinted = (inlines: readonly Inline[]): boolean => plainText(inlines) !== ''

/** The snippets of the whole province, parsed. */
function parseSnippets(snippets: readonly Snippet[]) {
  const diagnostics: Diagnostic[] = []
  const pieces = new Map<Snippet, ParsedTemplate>()
  for (const snippet of snippets) {
    const parsed = parseSnippet(snippet)
    diagnostics.push(...parsed.diagnostics)
    if (parsed.piece) pieces.set(snippet, parsed.piece)
  }
  return { pieces, diagnostics }
}
