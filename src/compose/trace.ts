import type { Diagnostic, SourcePlace } from '../diagnostics/diagnostic.js'
import { type Inline, text, type ValueInline } from '../document/inline.js'

/*
 * While Handlebars and Markdown do their work, a value travels as an opaque token made of private-use characters, and
 * is put back when the document is built. So a value is never read as markup, whatever it holds, and every printed
 * value still knows its name and its places. The same kind of token remembers where literal text stands. The host
 * refuses private-use characters in every input, so no input can forge a token.
 */
const VALUE = ['\uE000', '\uE001'] as const
const PLACE = ['\uE002', '\uE003'] as const
const TOKEN = /\uE000(\d+)\uE001|\uE002(-?\d+)\uE003/gu

/** Keeps places of literal text and of tags under keys. */
export interface PlaceKeeper {
  keep(at: SourcePlace): string
}

/** A token that says: the character before me stands at this place. */
export const placeToken = (places: PlaceKeeper, at: SourcePlace): string => PLACE[0] + places.keep(at) + PLACE[1]

/** The places of templates and snippets that many documents share: kept once, for as long as the templates. */
export class SharedPlaces implements PlaceKeeper {
  readonly #places: SourcePlace[] = []

  keep(at: SourcePlace): string {
    this.#places.push(at)
    return String(this.#places.length - 1)
  }

  kept(key: string): SourcePlace | null {
    return this.#places[Number(key)] ?? null
  }
}

/** What one composition remembers of its values and places, and the problems that rendering meets. */
export class Trace implements PlaceKeeper {
  readonly #shared: SharedPlaces
  readonly #values: ValueInline[] = []
  readonly #places: SourcePlace[] = []
  readonly diagnostics: Diagnostic[] = []

  /** `shared` has the places of the pieces that this composition has in common with others. */
  constructor(shared = new SharedPlaces()) {
    this.#shared = shared
  }

  /** The token that stands for a value until `inlines` puts it back. */
  value(value: ValueInline): string {
    this.#values.push(value)
    return VALUE[0] + (this.#values.length - 1) + VALUE[1]
  }

  /** A place of this composition alone; its key is told from a shared one by its sign. */
  keep(at: SourcePlace): string {
    this.#places.push(at)
    return String(-this.#places.length)
  }

  kept(key: string | undefined): SourcePlace | null {
    if (key === undefined) return null
    return key.startsWith('-') ? (this.#places[-Number(key) - 1] ?? null) : this.#shared.kept(key)
  }

  /** Rendered text to inlines: tokens become values, what is between them text with its place; line ends vanish. */
  inlines(rendered: string): readonly Inline[] {
    return rendered.split('\n').flatMap((line) => this.#line(line.trim()))
  }

  #line(line: string): readonly Inline[] {
    const inlines: Inline[] = []
    // Literal text that is not yet an inline: what a place token has covered, then what none has.
    let covered = ''
    let open = ''
    let start: SourcePlace | null = null
    const flush = (literal: string) => {
      if (literal) inlines.push(text(literal, start && { ...start, length: [...literal].length }))
      covered = ''
      start = null
    }
    let end = 0
    for (const token of line.matchAll(TOKEN)) {
      open += line.slice(end, token.index)
      end = token.index + token[0].length
      const last = token[2] === undefined ? null : this.kept(token[2])
      if (last) {
        const column = Math.max(1, last.column - [...open].length + 1)
        if (!follows(start, covered, { ...last, column })) flush(covered)
        start ??= { ...last, column }
        covered += open
        open = ''
      } else {
        flush(covered + open)
        open = ''
        const value = this.#values[Number(token[1])]
        if (value) inlines.push(value)
      }
    }
    flush(covered + open + line.slice(end))
    return inlines
  }

  /** Where the character at `offset` of rendered text stands: told by the next token on its line. */
  placeAt(rendered: string, offset: number): SourcePlace | null {
    const rest = rendered.slice(offset)
    const [token] = rest.matchAll(TOKEN)
    if (!token) return null
    if (token[2] === undefined) return this.#values[Number(token[1])]?.at ?? null
    const last = this.kept(token[2])
    const between = rest.slice(0, token.index)
    if (!last || between.includes('\n')) return last
    return { ...last, column: Math.max(1, last.column - [...between].length + 1) }
  }

  /** Rendered text as a person reads it, for messages. */
  plain(rendered: string): string {
    return rendered.replace(TOKEN, (_, value?: string) =>
      value === undefined ? '' : (this.#values[Number(value)]?.text ?? ''),
    )
  }
}

/** Whether text at `next` stands right behind `covered`, which begins at `start`. */
const follows = (start: SourcePlace | null, covered: string, next: SourcePlace): boolean =>
  start === null
    ? covered === ''
    : start.file === next.file && start.line === next.line && start.column + [...covered].length === next.column
