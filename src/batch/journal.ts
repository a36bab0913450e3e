import * as z from 'zod'
import { outcome } from '../diagnostics/diagnostic.js'
import type { MadeFile } from '../editions/edition-record.js'
import type { KnownFiles } from '../editions/guard-targets.js'
import { isDescription } from '../editions/letters-record.js'
import { PackedText } from '../editions/packed-text.js'
import { isPlainName } from '../editions/plain-name.js'
import { appendLine, placeParts } from '../write/place-file.js'
import type { Share } from './share.js'

/** A letter that was made: what the index says of it, and by what it is known again. */
export interface JournalEntry {
  /** Full name of the place. */
  readonly place: string
  /** Its place in official order, from 1. */
  readonly order: number
  readonly organ: string
  readonly number: string
  readonly genre: string
  readonly title: string
  readonly pages: number
  /** What the files follow from (see fingerprint.ts). */
  readonly print: string
  /** What the letter says and where, for the record of its edition (see editions/letters-record.ts). */
  readonly described: PackedText
  readonly files: readonly MadeFile[]
}

const entrySchema = z.object({
  place: z.string(),
  order: z.number().int().positive(),
  organ: z.string(),
  number: z.string(),
  genre: z.string(),
  title: z.string(),
  pages: z.number().int().positive(),
  print: z.string(),
  described: z
    .string()
    .refine(isDescription)
    .transform((text) => new PackedText(text)),
  files: z.array(z.object({ name: z.string().refine(isPlainName), size: z.number(), sha256: z.string() })),
})

/** The name of a journal, in the folder of the letters: `.进度.jsonl`, of a share `.进度-2-8.jsonl`. */
export const journalName = (share: Share | null): string =>
  share ? `.进度-${share.index}-${share.count}.jsonl` : '.进度.jsonl'
/** Whether a file is the journal of a share. */
export const isShareJournal = (name: string): boolean => /^\.进度-\d+-\d+\.jsonl$/u.test(name)

/**
 * The journal of a batch: a line for each letter, written before its files are put in place. A run that was stopped, or
 * killed, goes on from it: what it says is believed only where the checksums of the files agree.
 */
export class Journal {
  readonly #file: string
  readonly #entries = new Map<string, JournalEntry>()
  /** Checksums of every file that was ever made under a name: one or two. */
  readonly #made = new Map<string, readonly string[]>()
  /** Letters that were written down, however often the same. */
  #length = 0
  /** The last line of the file was written by this process, to its end. */
  #isWhole = false

  /**
   * `text` is what the file holds, if it is there; lines that are no entries (the last one of a killed run, one that
   * names a file elsewhere) are passed over.
   */
  constructor(file: string, text: string | undefined) {
    this.#file = file
    for (const line of (text ?? '').split('\n')) {
      const entry = readEntry(line)
      if (entry) this.#take(entry)
    }
  }

  #take(entry: JournalEntry): void {
    this.#length += 1
    this.#entries.set(entry.place, entry)
    for (const { name, sha256 } of entry.files) {
      const made = this.#made.get(name) ?? []
      if (!made.includes(sha256)) this.#made.set(name, [...made, sha256])
    }
  }

  /** The last entry of a place. */
  find(place: string): JournalEntry | undefined {
    return this.#entries.get(place)
  }

  /** In official order. */
  get entries(): readonly JournalEntry[] {
    return [...this.#entries.values()].sort((a, b) => a.order - b.order)
  }

  /** What bytes are that are under a name now. */
  readonly known: KnownFiles = (name, sha256) => {
    const made = this.#made.get(name)
    return !made ? 'foreign' : made.includes(sha256) ? 'ours' : 'edited'
  }

  /** Remembers a letter whose files are about to be put in place. */
  add(entry: JournalEntry) {
    this.#take(entry)
    const added = appendLine(this.#file, JSON.stringify(entry), this.#isWhole)
    this.#isWhole = added.ok
    return added
  }

  /** Writes the journal anew, a line a letter in official order: so it is the same however the letters were made. */
  settle(entries: readonly JournalEntry[]) {
    this.#length = entries.length
    return placeParts(this.#file, lines(entries))
  }

  /** Drops the lines that later ones have replaced, once there are more of them: a watch adds some at every save. */
  tidy() {
    return this.#length > 2 * this.#entries.size ? this.settle(this.entries) : outcome(null)
  }
}

function* lines(entries: readonly JournalEntry[]): Iterable<Uint8Array> {
  for (const entry of entries) yield Buffer.from(`${JSON.stringify(entry)}\n`)
}

function readEntry(line: string): JournalEntry | undefined {
  try {
    const read = entrySchema.safeParse(JSON.parse(line))
    return read.success ? read.data : undefined
  } catch {
    return undefined
  }
}
