import Handlebars from 'handlebars'
import { error } from '../diagnostics/diagnostic.js'
import { oncePer } from '../keyed/once-per.js'
import { annotate } from './annotate.js'
import { helperNames, makeHelpers, type RenderData, type Rendering } from './helpers.js'
import type { ParsedTemplate } from './parse-handlebars.js'
import { plainPiece, renderPlainPiece } from './plain-piece.js'
import { type PlaceKeeper, SharedPlaces } from './trace.js'
import type { TermRecord } from './vocabulary.js'

/** Deep enough for any real nesting of snippets and partials, shallow enough to end a circle with a clear word. */
const DEEPEST = 16

/** Renders a checked piece to traced text; a piece that is met for this one document only is not kept. */
export type Render = (piece: ParsedTemplate, rendering: Rendering) => string

type Compiled = Handlebars.TemplateDelegate<TermRecord>

/**
 * What all templates have in common, for as long as the program runs: a piece that is parsed once is compiled once,
 * whatever data it is filled with, as a correction fills it with two. Escaping is off because values travel as tokens
 * (see trace.ts); prototype access is off because terms have no prototype.
 */
const handlebars = Handlebars.create()

/** The places of what is compiled once. */
export const keptPlaces = new SharedPlaces()

function compile(piece: ParsedTemplate, keeper: PlaceKeeper): Compiled {
  // A tree of its own: the parsed piece serves the checks of names as well.
  const program = structuredClone(piece.program)
  annotate(program, piece, keeper, helperNames)
  return handlebars.compile<TermRecord>(program, {
    noEscape: true,
    strict: false, // names are checked before (check-names.ts); `@print` refuses what has no value, with its place
    knownHelpersOnly: false,
  })
}

const kept = oncePer((piece: ParsedTemplate): Compiled => compile(piece, keptPlaces))

function run(piece: ParsedTemplate, { rendering, scope, depth, partials }: RenderData): string {
  const { trace, context } = rendering
  const data: RenderData & { readonly root: TermRecord } = { root: context, rendering, scope, depth, partials }
  const plain = plainPiece(piece)
  if (plain) return renderPlainPiece(plain, piece, data)
  // What belongs to a place is met once a document: to keep it for a hundred thousand would fill the memory.
  const template = scope ? compile(piece, trace) : kept(piece)
  return template(context, { data, partials })
}

handlebars.registerHelper(
  makeHelpers(({ snippet, scope }, { rendering, depth, partials }, at) => {
    const piece = rendering.piece(snippet)
    if (!piece) return ''
    if (depth < DEEPEST) return run(piece, { rendering, scope, depth: depth + 1, partials }).trim()
    rendering.trace.diagnostics.push(error('template-cycle', `片段“${snippet.name}”直接或间接用到了它自己`, at))
    return ''
  }),
)

/** Rendering with the templates that may call one another. */
export function makeRenderer(templates: ReadonlyMap<string, ParsedTemplate>): Render {
  const partials = Object.fromEntries([...templates].map(([name, partial]) => [name, kept(partial)]))
  return (piece, rendering) => run(piece, { rendering, scope: null, depth: 0, partials })
}
