import Handlebars from 'handlebars'
import type { Place, Snippet } from '../data/dataset.js'
import { error } from '../diagnostics/diagnostic.js'
import type { FigureBook } from '../figures/figure-book.js'
import { annotate } from './annotate.js'
import { helperNames, makeHelpers, type RenderData } from './helpers.js'
import type { ParsedTemplate } from './parse-handlebars.js'
import type { Trace } from './trace.js'
import type { TermRecord } from './vocabulary.js'

/** Deep enough for any real nesting of snippets and partials, shallow enough to end a circle with a clear word. */
const DEEPEST = 16

interface RenderingInput {
  readonly trace: Trace
  readonly figures: FigureBook
  readonly context: TermRecord
  readonly partials: ReadonlyMap<string, ParsedTemplate>
  readonly snippets: ReadonlyMap<Snippet, ParsedTemplate>
}

type Compiled = Handlebars.TemplateDelegate<TermRecord>

/**
 * Handlebars set up for one composition: returns the function that renders a checked piece to traced text. Escaping
 * is off because values travel as tokens (see trace.ts); prototype access is off because terms have no prototype.
 */
export function makeRenderer({
  trace,
  figures,
  context,
  partials,
  snippets,
}: RenderingInput): (piece: ParsedTemplate) => string {
  const handlebars = Handlebars.create()
  const compiled = new Map<ParsedTemplate, Compiled>()

  const compile = (piece: ParsedTemplate): Compiled => {
    const known = compiled.get(piece)
    if (known) return known
    // A tree of its own: the same parsed piece serves the letters of many places.
    const program = structuredClone(piece.program)
    annotate(program, piece, trace, helperNames)
    const template: Compiled = handlebars.compile<TermRecord>(program, {
      noEscape: true,
      strict: false, // names are checked before (check-names.ts); `@print` refuses what has no value, with its place
      knownHelpersOnly: false,
    })
    compiled.set(piece, template)
    return template
  }

  const run = (piece: ParsedTemplate, scope: Place | null, depth: number): string => {
    const data: RenderData & { readonly root: TermRecord } = { root: context, scope, depth }
    return compile(piece)(context, { data })
  }

  handlebars.registerHelper(
    makeHelpers(trace, figures, ({ snippet, scope }, { depth }, at) => {
      const piece = snippets.get(snippet)
      if (!piece) return ''
      if (depth < DEEPEST) return run(piece, scope, depth + 1).trim()
      trace.diagnostics.push(error('template-cycle', `片段“${snippet.name}”直接或间接用到了它自己`, at))
      return ''
    }),
  )
  for (const [name, partial] of partials) handlebars.registerPartial(name, compile(partial))
  return (piece) => run(piece, null, 0)
}
