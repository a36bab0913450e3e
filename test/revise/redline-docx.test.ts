import { describe, expect, test } from 'vitest'
import type { OfficialDocument } from '../../src/document/document.js'
import type { Fit } from '../../src/layout/fit.js'
import { layOut } from '../../src/layout/lay-out.js'
import { renderDocx, writeDocx } from '../../src/render/docx/render-docx.js'
import { redlineDocx, redlineParts } from '../../src/revise/docx/redline-docx.js'
import { notice } from '../fixtures/notice.js'
import { generalDocument, jointDocument, letterDocument, unsealedDocument } from '../fixtures/samples.js'
import { lettersOf } from '../letters/letters-of.js'
import { reviseAtRandom } from './random-revision.js'
import { changedWords, settled } from './tracked-changes.js'

const reviser = { author: '张三', date: '2024-04-08T00:00:00Z' }

const laidOut = (document: OfficialDocument) => {
  const layout = layOut(document)
  if (!layout.ok) throw new Error(JSON.stringify(layout.diagnostics))
  return { document, fit: layout.value.fit }
}

const docxParts = (document: OfficialDocument, fit: Fit) => {
  const { frame, text } = writeDocx(document, fit)
  return frame.parts(text, document.properties)
}

/** The redline of two versions, held against both. */
function compare(old: OfficialDocument, now: OfficialDocument) {
  const [before, after] = [laidOut(old), laidOut(now)]
  const redline = redlineParts(before, after, reviser)
  expect(settled(redline, 'accept')).toEqual(settled(docxParts(now, after.fit), 'accept'))
  const [rejected, original] = [settled(redline, 'reject'), settled(docxParts(old, before.fit), 'reject')]
  // Headers that only one version has are no change that Word can track.
  for (const [name, lines] of Object.entries(rejected)) if (name in original) expect(lines).toEqual(original[name])
  return redline
}

const excerpt = () => {
  const letters = lettersOf([], '2023-示例', ['四平市'])
  if (!letters.ok) throw new Error('the letter must be made')
  const [letter] = letters.value
  if (!letter) throw new Error('the letter must be there')
  return letter.document
}

const documents: Readonly<Record<string, OfficialDocument>> = {
  notice,
  generalDocument,
  jointDocument,
  letterDocument,
  unsealedDocument,
  excerpt: excerpt(),
}

describe('a redline as DOCX', () => {
  test('of a document and itself is the document', () => {
    const version = laidOut(notice)
    expect(redlineDocx(version, version, reviser)).toEqual(renderDocx(notice, version.fit))
  })

  test.each(Object.keys(documents))('%s: accepted it is the new document, rejected the old one', (name) => {
    const document = documents[name] ?? notice
    for (let seed = 1; seed <= 13; seed += 1) compare(document, reviseAtRandom(document, seed))
  })

  test('any document becomes any other of its format', () => {
    const all = Object.values(documents)
    for (const [index, old] of all.entries()) {
      const others = [...all.slice(index + 1), ...all.slice(0, index)]
      const now = others.find(({ format }) => format === old.format)
      if (now) compare(old, now)
    }
  })

  test('strikes a figure out whole and nothing beside it', () => {
    const [before, after] = ['提供岗位16.3万个次，留吉率109%。', '提供岗位16.5万个次，留吉率119%。'].map((words) => ({
      ...letterDocument,
      elements: letterDocument.elements.map((element) =>
        element.kind === 'paragraph'
          ? { ...element, inlines: [{ kind: 'text' as const, text: words, at: null }] }
          : element,
      ),
    }))
    if (!before || !after) throw new Error('two documents')
    const redline = compare(before, after)
    expect(changedWords(redline)).toEqual({
      removed: ['16.3', '109%', '16.3', '109%'],
      added: ['16.5', '119%', '16.5', '119%'],
    })
  })

  test('has the same bytes again', () => {
    const [before, after] = [laidOut(notice), laidOut(reviseAtRandom(notice, 5))]
    expect(redlineDocx(before, after, reviser)).toEqual(redlineDocx(before, after, reviser))
  })
})
