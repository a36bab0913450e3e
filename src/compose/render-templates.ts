import Handlebars from 'handlebars'
import type { Place } from '../data/dataset.js'
import { error } from '../diagnostics/diagnostic.js'
import type { FigureBook } from '../figures/figure-book.js'
import { annotate } from './annotate.js'
import { helperNames, makeHelpers, type RenderData, type Rendering } from './helpers.js'
import type { ParsedTemplate } from './parse-handlebars.js'
import { plainPiece, renderPlainPiece } from './plain-piece.js'
import type { PlaceKeeper, SharedPlaces } from './trace.js'
import type { TermRecord } from './vocabulary.js'

/** Deep enough for any real nesting of snippets and partials, shallow enough to end a circle with a clear word. */
const DEEPEST = 16

interface RenderingInput {
  readonly figures: FigureBook
  /** The places of what is compiled once for all documents. */
  readonly places: SharedPlaces
  readonly partials: ReadonlyMap<string, ParsedTemplate>
}

/** Renders a checked piece to traced text; a piece that is met for this one document only is not kept. */
export type Render = (piece: ParsedTemplate, rendering: Rendering) => string

type Compiled = Handlebars.TemplateDelegate<TermRecord>

/**
 * Handlebars set up for all documents from one set of templates. Escaping is off because values travel as tokens (see
 * trace.ts); prototype access is off because terms have no prototype.
 */
export function makeRenderer({ figures, places, partials }: RenderingInput): Render {
  const handlebars = Handlebars.create()
  const compiled = new WeakMap<ParsedTemplate, Compiled>()

  const compile = (piece: ParsedTemplate, keeper: PlaceKeeper): Compiled => {
    // A tree of its own: the parsed piece serves the checks of names as well.
    const program = structuredClone(piece.program)
    annotate(program, piece, keeper, helperNames)
    return handlebars.compile<TermRecord>(program, {
      noEscape: true,
      strict: false, // names are checked before (check-names.ts); `@print` refuses what has no value, with its place
      knownHelpersOnly: false,
    })
  }

  const shared = (piece: ParsedTemplate): Compiled => {
    const known = compiled.get(piece) ?? compile(piece, places)
    compiled.set(piece, known)
    return known
  }

  const run = (piece: ParsedTemplate, scope: Place | null, depth: number, rendering: Rendering): string => {
    const { trace, context } = rendering
    const data: RenderData & { readonly root: TermRecord } = { root: context, rendering, scope, depth }
    const plain = plainPiece(piece)
    if (plain) return renderPlainPiece(plain, piece, figures, data)
    // What belongs to a place is met once a document: to keep it for a hundred thousand would fill the memory.
    const template = scope ? compile(piece, trace) : shared(piece)
    return template(context, { data })
  }

  handlebars.registerHelper(
    makeHelpers(figures, ({ snippet, scope }, { rendering, depth }, at) => {
      const piece = rendering.piece(snippet)
      if (!piece) return ''
      if (depth < DEEPEST) return run(piece, scope, depth + 1, rendering).trim()
      rendering.trace.diagnostics.push(error('template-cycle', `片段“${snippet.name}”直接或间接用到了它自己`, at))
      return ''
    }),
  )
  for (const [name, partial] of partials) handlebars.registerPartial(name, shared(partial))
  return (piece, rendering) => run(piece, null, 0, rendering)
}
