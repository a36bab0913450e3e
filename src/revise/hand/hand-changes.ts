import { error, fail, note, type Outcome, outcome, type SourcePlace, warning } from '../../diagnostics/diagnostic.js'
import { inlineSpots, type Spot } from '../../document/passages.js'
import type { Edit, Fate } from '../edits.js'
import { type HandEdit, handEdits, shareKept } from './hand-edits.js'
import type { DocxFile } from './read-file.js'
import type { PartKind } from './read-paragraphs.js'
import type { WrittenDocument } from './rebuild-written.js'

/** Where some words of a changed sentence come from: that is where a hand's change is taken back. */
export interface WordsSource {
  readonly text: string
  /** The name of a value of the data; empty for words of a template or snippet. */
  readonly name: string
  /** Of a figure that is computed, what it follows from: that is to be corrected then; else empty. */
  readonly formula: string
  readonly at: SourcePlace
}

/** A sentence that a hand has changed. */
export interface HandChange {
  readonly what: 'changed' | Fate
  readonly kind: PartKind
  /** Table, row and column, `1/2/3`. */
  readonly cell: string
  /** Number of the paragraph in the text, from 1; 0 outside the text. Of new words, of the paragraph that they follow. */
  readonly paragraph: number
  /** Where it was printed, as `paragraph`; 0 where that is not known. */
  readonly page: number
  readonly line: number
  readonly edits: readonly Edit[]
  readonly sources: readonly WordsSource[]
}

/** Less than this part of the paragraphs the same: another document, or one that was written anew. */
const LEAST_KEPT = 0.1

/** What a hand has changed in a file since it was written, with what else is in it that cannot be compared. */
export function handChanges(written: WrittenDocument, now: DocxFile, name: string): Outcome<readonly HandChange[]> {
  if (shareKept(written.paragraphs, now.paragraphs) < LEAST_KEPT)
    return fail(error('docx-other', `${name} 里的话与写出的公文几乎没有相同的`, null, '请确认是不是这份公文。'))
  const changes = handEdits(written.paragraphs, now.paragraphs).map((edit) => changeOf(edit, written))
  return outcome(changes, noticedIn(now, written))
}

function changeOf(edit: HandEdit, { spotAt, printedAt, formulaOf }: WrittenDocument): HandChange {
  const { kind, cell, edits, written, after } = edit
  const paragraph = written?.paragraph ?? after
  const begin = written ? written.start : (after?.text.length ?? 0)
  const spot = paragraph && spotAt(paragraph, begin, begin)
  const printed = spot && printedAt(spot)
  return {
    what: whatOf(edits),
    ...{ kind, cell, edits },
    paragraph: printed?.paragraph ?? 0,
    page: printed?.page ?? 0,
    line: printed?.line ?? 0,
    sources: paragraph
      ? sourcesOf(edits, begin, (start, end) => spotAt(paragraph, start, end)).map((source) => ({
          ...source,
          formula: formulaOf(source.name),
        }))
      : [],
  }
}

function whatOf(edits: readonly Edit[]): HandChange['what'] {
  if (edits.every(({ kind }) => kind === 'added')) return 'added'
  return edits.every(({ kind }) => kind === 'removed') ? 'removed' : 'changed'
}

/** The sources of the words that were taken out, and of those that words were put behind. */
function sourcesOf(
  edits: readonly Edit[],
  begin: number,
  spotAt: (start: number, end: number) => Spot | null,
): readonly SpotSource[] {
  const found = new Map<string, SpotSource>()
  let at = begin
  for (const [index, { kind, text }] of edits.entries()) {
    const replaced = kind === 'added' && edits[index - 1]?.kind === 'removed'
    const spot = kind === 'same' || replaced ? null : spotAt(at, kind === 'added' ? at : at + text.length)
    for (const source of spot ? sourcesIn(spot) : [])
      found.set(`${source.name} ${source.at.file}:${source.at.line}`, source)
    if (kind !== 'added') at += text.length
  }
  return [...found.values()]
}

type SpotSource = Omit<WordsSource, 'formula'>

function sourcesIn({ passage, start, end }: Spot): readonly SpotSource[] {
  const inlines = inlineSpots(passage)
  // What was put in stands behind words; the ； of a list is the program's own and is written nowhere.
  const before = inlines.filter(({ spot }) => spot.start < start || spot.start === 0)
  const touched =
    start === end
      ? before.filter(({ inline }) => inline.at !== null).slice(-1)
      : inlines.filter(({ spot }) => spot.end > start && spot.start < end)
  return touched.flatMap(({ inline }): readonly SpotSource[] => {
    const at = inline.kind === 'value' ? (inline.origin ?? inline.at) : inline.at
    return at ? [{ text: inline.text, name: inline.kind === 'value' ? inline.name : '', at }] : []
  })
}

function noticedIn({ noticed, comments }: DocxFile, written: WrittenDocument) {
  const tell = (message: string, hint: string) => warning('docx-noticed', message, null, hint)
  const { tracked, authors, pictures, numbered } = noticed
  const by = authors.size > 0 ? `（${[...authors].join('、')}）` : ''
  return [
    ...(written.identical
      ? []
      : [
          note(
            'base-remade',
            '当时的公文是另一个版本的程序写的，按现在重做的比较',
            null,
            '不是手改的差别也可能列在里面。',
          ),
        ]),
    ...(tracked > 0
      ? [tell(`文件里有${tracked}处修订${by}，按全部接受以后的文字比较`, '请在 Word 里逐处接受或拒绝以后再定。')]
      : []),
    ...(comments.length > 0
      ? [
          tell(
            `文件里有${comments.length}条批注：${comments.map(commentText).join('；')}`,
            '批注不会进到数据里，请处理。',
          ),
        ]
      : []),
    ...(pictures > 0 ? [tell(`文件里加了${pictures}幅图片或对象，没有比较`, '图片里的字请人工核对。')] : []),
    ...(numbered > 0
      ? [tell(`有${numbered}段用了 Word 的自动编号，编号不在文字里，没有比较`, '请核对这几段的序号。')]
      : []),
  ]
}

const commentText = ({ author, text }: DocxFile['comments'][number]): string => `${author}“${text}”`
