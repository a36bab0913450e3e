import type { Causes } from '../cause/causes.js'
import type { InputSide } from '../cause/input-changes.js'
import type { DocumentEffect, PrintedSentence } from '../document-effect.js'
import type { Effect } from '../effect.js'
import { numbersOf } from './numbering.js'

/** What a correction moves, for programs. `causes` are numbers of `changes`, from 1. The JSON only ever grows. */
export function effectJson(effect: Effect) {
  const of = numbersOf(effect)
  const side = (input: InputSide | null) => input && { text: input.text, line: input.at.line, cell: input.cell }
  return {
    changes: effect.changes.map(({ kind, name, file, path, old, now }) => ({
      ...{ kind, name, file, path },
      old: side(old),
      new: side(now),
    })),
    figures: effect.figures.map(({ name, old, now, formula, causes }) => ({
      ...{ name, old: old?.text ?? null, new: now?.text ?? null, formula },
      causes: of(causes),
    })),
    rankings: effect.rankings.map(({ name, old, now, moves, newTies, goneTies, entered, left, causes }) => ({
      ...{ name, old, new: now, newTies, goneTies, entered, left },
      moves: moves.map((move) => ({ place: move.place, old: move.old, new: move.now })),
      causes: of(causes),
    })),
    margins: effect.margins,
    /** Places whose letters were never made. */
    unmade: [...effect.unmade],
    /** Places whose letters were made since the base, as they are now. */
    settled: [...effect.settled],
    /** Places that go by another name; else they are told as one that went and one that came. */
    renames: effect.renamed.map(({ rename }) => ({ old: rename.old, new: rename.now })),
    /** By document, in the order of `documents`. */
    effects: effect.documents.map((document) => ({
      id: document.id,
      place: document.place,
      status: document.status,
      causes: of(document.causes),
      sentences: sentencesOf(document, of),
    })),
  }
}

const sentencesOf = ({ sentences }: DocumentEffect, of: (causes: Causes) => readonly number[]) =>
  sentences.map(({ kind, context, old, now, edits, causes }) => ({
    ...{ element: kind, context, old: printed(old), new: printed(now), edits },
    causes: of(causes),
  }))

const printed = (sentence: PrintedSentence | null) =>
  sentence && { text: sentence.text, page: sentence.page, row: sentence.line }
