import type { Causes } from '../cause/causes.js'
import { renameTexts } from './figure-words.js'
import { rankingRemarks } from './ranking-remarks.js'
import { NOTHING } from './sentence-words.js'
import type { ToldEffect } from './told.js'

/** What stands in a list below the figures: new names, rankings, thin margins. Name, old, new, remarks, causes. */
export const rankingRows = (
  { renames, rankings, margins }: ToldEffect,
  of: (causes: Causes) => string,
): readonly (readonly string[])[] => [
  ...renames.map((rename) => ['地方改名', rename.old, rename.now, renameTexts(rename).join('\n'), '']),
  ...rankings.map((ranking) => [
    ...[ranking.name, ranking.old || NOTHING, ranking.now || NOTHING],
    ...[rankingRemarks(ranking).join('\n'), of(ranking.causes)],
  ]),
  ...margins.appeared.map((margin) => ['名次差距过小', NOTHING, margin, '', '']),
  ...margins.gone.map((margin) => ['名次差距过小', margin, NOTHING, '', '']),
]
