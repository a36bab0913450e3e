import type { InputChange } from '../cause/input-changes.js'
import type { Rename } from '../cause/renamed-places.js'
import type { DocumentEffect, SentenceEffect } from '../document-effect.js'
import type { Effect } from '../effect.js'

/** A changed input as people are told of it. */
export interface ToldChange extends InputChange {
  /** Of a renamed place: how many other inputs have its new name and are else as they were. */
  readonly also?: number
}

/** A sentence that reads otherwise, stands elsewhere in the same words, or only has a new name or another number. */
export interface ToldSentence extends SentenceEffect {
  readonly fate?: 'moved' | 'renamed' | 'renumbered'
}

/** A document with its sentences as people are told of them. */
export interface ToldDocument extends DocumentEffect {
  readonly sentences: readonly ToldSentence[]
  /** Of a letter: the old name of its place. */
  readonly formerly?: string
}

/** A place under another name, with what is the same under both. */
export interface ToldRename extends Rename {
  /** How many figures have the new name, and are the same. */
  readonly figures: number
  /** The rankings that have the new name, and are the same. */
  readonly rankings: readonly string[]
}

/** An effect as people are told of it; programs get all of it (`effectJson`). */
export interface ToldEffect extends Effect {
  readonly changes: readonly ToldChange[]
  readonly documents: readonly ToldDocument[]
  readonly renames: readonly ToldRename[]
}
