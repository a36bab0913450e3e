import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { OfficialDocument } from '../../src/document/document.js'
import { text } from '../../src/document/inline.js'
import { samples } from '../corpus/corpus.js'
import { notice } from '../fixtures/notice.js'
import { comparePictures, tolerated } from '../pictures/compare-pictures.js'
import { type ChangedPage, differenceReport } from '../pictures/difference-report.js'
import { type GrayPicture, readGraymaps } from '../pictures/gray-picture.js'
import { decodePng, encodePng } from '../pictures/png.js'
import { renderFiles } from '../render-document.js'
import { root } from '../workspace.js'
import { requirePrograms } from './libreoffice.js'

/**
 * Every page of the notice and of the samples against the picture that was looked at when it was made. When a change of
 * the pages is meant: UPDATE_PICTURES=1 npx vitest run --config test/vitest.system.config.ts test/system/pictures.system.ts,
 * and look at each picture that changed.
 */
const { UPDATE_PICTURES } = process.env
const updates = UPDATE_PICTURES === '1'
const folder = join(root, 'test/pictures/pages')
const report = join(root, 'out/pages-that-differ.html')
const documents = { notice, ...samples }

/** Dots an inch: small files, and every stroke of a character still leaves its gray. */
const resolution = 44

function draw(pdf: Uint8Array): readonly GrayPicture[] {
  const scratch = mkdtempSync(join(tmpdir(), 'pictures-'))
  try {
    const file = join(scratch, 'document.pdf')
    writeFileSync(file, pdf)
    const { stdout, stderr, status } = spawnSync('pdftoppm', ['-r', `${resolution}`, '-gray', file], {
      maxBuffer: 1 << 28,
    })
    if (status !== 0 || stderr.length > 0) throw new Error(stderr.toString())
    return readGraymaps(stdout)
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

const kept = (): readonly string[] => (existsSync(folder) ? readdirSync(folder).toSorted() : [])
const fileOf = (document: string, page: number): string => `${document}-${page}.png`

function changesOf(document: string, drawn: readonly GrayPicture[]): readonly ChangedPage[] {
  const count = kept().filter((file) => file.replace(/-\d+\.png$/, '') === document).length
  return Array.from({ length: Math.max(count, drawn.length) }, (_, index) => {
    const file = join(folder, fileOf(document, index + 1))
    const expected = existsSync(file) ? decodePng(readFileSync(file)) : null
    const actual = drawn[index] ?? null
    const difference = expected && actual ? comparePictures(expected, actual) : null
    return { name: fileOf(document, index + 1), expected, actual, difference }
  }).filter(({ difference }) => difference === null || difference.pixels > tolerated)
}

describe('every page looks as it did', () => {
  const changed: ChangedPage[] = []
  const made: string[] = []

  beforeAll(() => {
    requirePrograms('pdftoppm')
    rmSync(report, { force: true })
    if (updates) {
      rmSync(folder, { recursive: true, force: true })
      mkdirSync(folder, { recursive: true })
    }
  })

  test.each(Object.entries(documents))('%s', async (name, document) => {
    const drawn = draw((await renderFiles(document)).pdf)
    made.push(...drawn.map((_, index) => fileOf(name, index + 1)))
    if (updates)
      for (const [index, picture] of drawn.entries())
        writeFileSync(join(folder, fileOf(name, index + 1)), encodePng(picture))
    const changes = changesOf(name, drawn)
    changed.push(...changes)
    if (changes.length > 0) writeFileSync(report, differenceReport(changed))
    const words = changes.map((page) => `${page.name}: ${page.difference?.pixels ?? 'all'} pixels`)
    expect(words, `see ${report}`).toEqual([])
  })

  test.each([
    ['一', '二'],
    ['公开', '公布'],
  ])('one character that changes is noticed: %s, %s', async (before, after) => {
    const note = (words: string): OfficialDocument => ({
      ...notice,
      elements: notice.elements.map((each) => (each.kind === 'note' ? { ...each, inlines: [text(words)] } : each)),
    })
    const [expected, actual] = [draw((await renderFiles(note(before))).pdf), draw((await renderFiles(note(after))).pdf)]
    const pixels = expected.map((page, index) => comparePictures(page, actual[index] ?? page).pixels)
    expect(pixels.filter((count) => count > tolerated)).toHaveLength(1)
    expect(pixels.filter((count) => count > 0)).toHaveLength(1)
  })

  test('and there is a picture of nothing else', () => {
    expect(kept()).toEqual(made.toSorted())
  })
})
