import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { renderDocx } from '../../src/render/docx/render-docx.js'
import { redlineDocx } from '../../src/revise/docx/redline-docx.js'
import { notice } from '../fixtures/notice.js'
import { generalDocument, jointDocument, letterDocument } from '../fixtures/samples.js'
import { lettersOf } from '../letters/letters-of.js'
import { partAndReviseAtRandom, reviseAtRandom } from '../revise/random-revision.js'
import { laidOut, reviser, settledVersions } from '../revise/settled-versions.js'
import { requirePrograms } from './libreoffice.js'
import { type OfficeParagraph, paragraphsByLibreOffice } from './libreoffice-changes.js'
import { validateOpenXml } from './validate-open-xml.js'

const letters = lettersOf([], '2023-示例', ['四平市'])
const [letter] = letters.ok ? letters.value : []
const documents = [notice, generalDocument, jointDocument, letterDocument, ...(letter ? [letter.document] : [])]

/** Five documents, sixteen random corrections each. */
const revised = documents.flatMap((document) =>
  Array.from({ length: 16 }, (_, index) => ({
    old: document,
    now: (index % 2 === 0 ? partAndReviseAtRandom : reviseAtRandom)(document, 100 + index),
  })),
)
const revisions = revised.map((documents) => {
  const [old, now] = [laidOut(documents.old), laidOut(documents.now)]
  return {
    old: renderDocx(old.document, old.fit),
    now: renderDocx(now.document, now.fit),
    redline: redlineDocx(old, now, reviser),
  }
})

describe('an independent reader', () => {
  test('accepts and rejects every change of 80 random revisions: text and styles', () => {
    expect(revised.length).toBeGreaterThanOrEqual(75)
    for (const { old, now } of revised) {
      const { accepted, wanted, rejected, original } = settledVersions(old, now)
      expect(accepted).toEqual(wanted)
      expect(rejected).toEqual(original)
    }
  })

  test('any document becomes any other of its format', () => {
    for (const [index, old] of documents.entries()) {
      const others = [...documents.slice(index + 1), ...documents.slice(0, index)]
      const now = others.find(({ format }) => format === old.format)
      if (!now) continue
      const { accepted, wanted, rejected, original } = settledVersions(old, now)
      expect(accepted).toEqual(wanted)
      expect(rejected).toEqual(original)
    }
  })
})

describe('LibreOffice', () => {
  test('accepts and rejects every change of 80 random revisions: text and styles', () => {
    requirePrograms('soffice')
    expect(revisions.length).toBeGreaterThanOrEqual(75)
    const read = paragraphsByLibreOffice(
      revisions.flatMap(({ old, now, redline }) => [
        { docx: old, command: 'keep' as const },
        { docx: now, command: 'keep' as const },
        { docx: redline, command: 'accept' as const },
        { docx: redline, command: 'reject' as const },
      ]),
    )
    const wrong: string[] = []
    for (const index of revisions.keys()) {
      const [old = [], now = [], accepted = [], rejected = []] = read.slice(4 * index, 4 * index + 4)
      for (const [name, found, wanted] of [
        ['accepted', accepted, now],
        ['rejected', rejected, old],
      ] as const) {
        const difference = firstDifference(found, wanted)
        if (difference) wrong.push(`${index} ${name}: ${difference}`)
      }
    }
    expect(wrong).toEqual([])
  })
})

describe('the Open XML SDK', () => {
  test('finds no fault in the redlines', () => {
    const folder = mkdtempSync(join(tmpdir(), 'redlines-'))
    try {
      const faults = revisions
        .filter((_, index) => index % 8 === 0)
        .flatMap(({ redline }, index) => {
          const file = join(folder, `${index}.docx`)
          writeFileSync(file, redline)
          return validateOpenXml(file).map((fault) => ({ index, fault }))
        })
      expect(faults).toEqual([])
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})

/**
 * What LibreOffice 7 restores: of direct properties it forgets tab stops and page breaks, an empty paragraph takes the
 * style of one that is taken away before it, and of a floating table it leaves a paragraph that takes no room. The
 * independent reader (test/revise) holds all of these to the letter.
 */
const compared = (paragraphs: readonly OfficeParagraph[]): readonly string[] =>
  paragraphs
    .filter(({ text, style }) => text !== '' || style !== '红色分隔线')
    .map(({ text, style }) => (text === '' ? '' : `${style}: ${text}`))

function firstDifference(found: readonly OfficeParagraph[], wanted: readonly OfficeParagraph[]): string | undefined {
  const [a, b] = [compared(found), compared(wanted)]
  const index = Array.from({ length: Math.max(a.length, b.length) }, (_, each) => each).find(
    (each) => a[each] !== b[each],
  )
  return index === undefined ? undefined : `paragraph ${index} is “${a[index]}”, not “${b[index]}”`
}
