import type { OfficialDocument } from '../../src/document/document.js'
import { generals } from './general.js'
import { letters } from './letters.js'

/** The samples: together they have every element of both formats (corpus.test.ts holds that). Every page says 示例. */
export const samples: Readonly<Record<string, OfficialDocument>> = { ...letters, ...generals }
