import { type BlockLayout, layoutDocument } from 'docx/layout'
import type { OfficialDocument } from '../../../src/document/document.js'
import type { Fit } from '../../../src/layout/fit.js'
import { makeDocument } from '../../../src/render/docx/make-document.js'
import { officialNames } from '../../../src/render/docx/typeface-names.js'

/** What the model of Word that ships with `docx` makes of a document. */
export interface WordPages {
  /** Lines of the body by page, empty ones left out. */
  readonly pages: readonly (readonly string[])[]
  /** Why it stopped, and where it had to guess. */
  readonly stoppedAt: string | undefined
  readonly guesses: readonly string[]
}

/** The body of a document in lines and pages, as Word breaks it; the fonts are those whose widths the model knows. */
export function wordPages(document: OfficialDocument, fit: Fit): WordPages {
  const names = {
    ...officialNames,
    fangsong: 'FangSong',
    kaiti: 'KaiTi',
    heiti: 'SimHei',
    songti: 'SimSun',
    xiaobiaosong: 'SimSun',
  }
  const layout = layoutDocument(makeDocument(document, fit, names), { guess: true })
  return {
    pages: layout.pages.map(({ body }) => body.flatMap(linesOf).filter((line) => line.trim() !== '')),
    stoppedAt: layout.stoppedAt,
    guesses: layout.pages.flatMap(({ guesses }) => guesses ?? []),
  }
}

const linesOf = (block: BlockLayout): readonly string[] =>
  block.type === 'paragraph' ? block.lines.map(({ text }) => text.replaceAll('\t', '')) : []
