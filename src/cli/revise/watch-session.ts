import type { OfficialDocument } from '../../document/document.js'
import { documentText } from '../../revise/same-document.js'

/**
 * What one watch has written so far. What it makes anew takes the place of what it made before, as one edition: a save
 * is no edition. What has become again what it was before the watch has to be written as well.
 */
export class WatchSession {
  readonly #texts = new Map<string, string>()
  readonly #editions = new Map<string, number>()

  /** Nothing was written yet. */
  get isEmpty(): boolean {
    return this.#texts.size === 0
  }

  /** Whether it has written a document (`2022/通报`, `2022/摘录函/长春市`). */
  hasWritten(id: string): boolean {
    return this.#texts.has(id)
  }

  /** Whether a document is not as it was written last. */
  differs(id: string, document: OfficialDocument): boolean {
    return this.#texts.get(id) !== documentText(document)
  }

  wrote(id: string, document: OfficialDocument): void {
    this.#texts.set(id, documentText(document))
  }

  /** The edition that it has made of a document, or of the letters of a year. */
  edition(document: string): number | null {
    return this.#editions.get(document) ?? null
  }

  /** An edition that was there before is never made anew. */
  madeEdition(document: string, { edition, fresh }: { readonly edition: number; readonly fresh: boolean }): void {
    if (fresh) this.#editions.set(document, edition)
  }
}
