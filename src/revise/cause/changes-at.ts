import { yearFile } from '../../data/years.js'
import type { SourcePlace } from '../../diagnostics/diagnostic.js'
import type { Side } from '../edits.js'
import type { InputChange, InputSide } from './input-changes.js'
import type { InputKind } from './input-names.js'

type Changes = ReadonlySet<InputChange>

/** The changed inputs by where they stand. */
export interface ChangesAt {
  /** What was changed in some lines of a file. */
  at(place: SourcePlace | null, side: Side): Changes
  /** The same of a template, where not only words beside the tags were changed. */
  ofTagsAt(place: SourcePlace, side: Side): Changes
  /** What was changed under some keys of a file of the year. */
  under(file: string, ...path: readonly string[]): Changes
  ofKind(kind: InputKind): Changes
  /** What was changed of the tags of a template that open, part and close its blocks. */
  ofBlocks(file: string): Changes
}

export function changesAt(changes: readonly InputChange[], folder: string): ChangesAt {
  const changesOf = (wanted: (change: InputChange) => boolean): Changes => new Set(changes.filter(wanted))
  const isAt = (change: InputChange, place: SourcePlace | null, side: Side): boolean => {
    const own = change[side]
    return place?.file === change.file && own !== null && own.at.line <= place.line && place.line <= own.lastLine
  }
  return {
    at: (place, side) => changesOf((change) => isAt(change, place, side)),
    ofTagsAt: (place, side) => changesOf((change) => isAt(change, place, side) && changesTags(change)),
    under: (file, ...path) =>
      changesOf(
        (change) => change.file === yearFile(folder, file) && path.every((key, index) => change.path[index] === key),
      ),
    ofKind: (kind) => changesOf((change) => change.kind === kind),
    ofBlocks: (file) =>
      changesOf(
        (change) =>
          change.file === file &&
          changesTags(change) &&
          [change.old, change.now].some((own) => blockTag.test(own?.text ?? '')),
      ),
  }
}

/** `{{#if`, `{{else}}`, `{{^`, `{{/if}}` */
const blockTag = /\{\{~?\s*(?:else\b|[#^/])/u

/** Whether a change of a template is not only of words beside its tags. */
export const changesTags = ({ old, now }: InputChange): boolean => tagsOf(old) !== tagsOf(now)

const tagsOf = (own: InputSide | null): string => own?.text.match(/\{\{[^}]*\}\}/gu)?.join('\n') ?? ''
