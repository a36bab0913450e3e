import { type Diagnostic, error, type Outcome, outcome, place } from '../diagnostics/diagnostic.js'
import { meantOr, nearestName } from '../diagnostics/nearest-name.js'
import type { Dataset, Highlight, NamedFigure, Place, Snippet } from './dataset.js'
import type { PlaceIndex } from './place-index.js'
import type { FolderFiles, TextFile } from './read-files.js'
import type { FigureEntry } from './schema-figures.js'
import type { Sourced } from './sourced.js'

type SnippetHead = Pick<Snippet, 'heading'>

/** Every snippet of a year, and the lists of them (片段顺序) with the snippets that they name. */
export function resolveSnippets(
  { files, unread }: FolderFiles<TextFile<SnippetHead>>,
  lists: ReadonlyMap<string, readonly Sourced<string>[]>,
): Outcome<Pick<Dataset, 'snippets' | 'snippetLists'>> {
  const snippets = files.map(({ name, text, at, head }): Snippet => ({ name, text, at, heading: head.heading }))
  const byName = new Map(snippets.map((snippet) => [snippet.name, snippet]))
  const diagnostics: Diagnostic[] = []
  const resolved = [...lists].map(([list, names]): [string, readonly Snippet[]] => [
    list,
    names.flatMap(({ value, at }) => {
      const snippet = byName.get(value)
      if (snippet) return [snippet]
      if (unread.has(value)) return []
      const hint = meantOr(nearestName(value, byName.keys()), `请在“片段”文件夹里新建 ${value}.md。`)
      diagnostics.push(error('snippet-unknown', `没有叫“${value}”的片段`, at, hint))
      return []
    }),
  ])
  return outcome({ snippets, snippetLists: new Map(resolved) }, diagnostics)
}

type HighlightHead = {
  readonly place: Sourced<string> | null
  readonly figures: readonly FigureEntry[]
}

/** One highlight a place, in official order, with the figures of these; a document that tells of no place has none at all. */
export function resolveHighlights(
  { files, unread }: FolderFiles<TextFile<HighlightHead>>,
  index: PlaceIndex,
  folder: string,
): Outcome<Pick<Dataset, 'highlights' | 'figures'>> {
  const byPlace = new Map<Place, TextFile<HighlightHead>>()
  const diagnostics: Diagnostic[] = []
  for (const file of files) {
    const called = file.head.place ?? { value: file.name, at: place(file.at.file, 1, 1) }
    const found = index.find(called.value)
    if (!found) {
      diagnostics.push(index.unknownFile(called.value, called.at))
      continue
    }
    const earlier = byPlace.get(found)
    if (earlier) {
      const hint = `另一份是 ${earlier.at.file}，请留一份。`
      diagnostics.push(error('highlight-duplicate', `“${called.value}”有两份亮点`, called.at, hint))
    } else byPlace.set(found, file)
  }

  const highlights: Highlight[] = []
  const figures: NamedFigure[] = []
  if (files.length === 0 && unread.size === 0) return outcome({ highlights, figures })
  for (const each of index.places) {
    const file = byPlace.get(each)
    if (file) {
      highlights.push(highlightOf(file, each))
      figures.push(...namedFigures(file.head.figures, each))
    } else if (!unread.has(each.name.value)) {
      const { value: name, at } = each.name
      diagnostics.push(error('highlight-missing', `“${name}”没有亮点`, at, `请新建 ${folder}/${name}.md。`))
    }
  }
  return outcome({ highlights, figures }, diagnostics)
}

// Written out, not spread: V8 gives each object of a spread a shape of its own, which takes more memory than the object.
const highlightOf = ({ name, text, at }: TextFile<unknown>, place: Place): Highlight => ({
  name,
  text,
  at,
  heading: null,
  place,
})

/** Figures as 数字.yaml or the head of a highlight names them; `scope`: whose they are, null for the province's. */
export const namedFigures = (entries: HighlightHead['figures'], scope: Place | null): readonly NamedFigure[] =>
  entries.map(({ name, quantity, formula }) => ({ name, quantity, formula, scope }))
