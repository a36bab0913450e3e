import type { OfficialDocument } from '../../src/document/document.js'
import { layOut } from '../../src/layout/lay-out.js'
import { generals } from './general.js'
import { letters } from './letters.js'

/** The samples: together they have every element of both formats (corpus.test.ts holds that). Every page says 示例. */
export const samples: Readonly<Record<string, OfficialDocument>> = { ...letters, ...generals }

/** A sample with the pages that it is laid out on. */
export function laidOut(name: string) {
  const document = samples[name]
  if (!document) throw new Error(`no sample ${name}`)
  const layout = layOut(document)
  if (!layout.ok) throw new Error(JSON.stringify(layout.diagnostics))
  return { document, ...layout.value }
}
