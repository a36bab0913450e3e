import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { version } from '../../src/cli/version.js'
import { checksum } from '../../src/editions/checksum.js'
import { writeSheets } from '../../src/workbook/write-sheets.js'
import { notice } from '../fixtures/notice.js'
import { generalDocument, letterDocument } from '../fixtures/samples.js'
import { renderFiles } from '../render-document.js'

const file = new URL('program-version.json', import.meta.url)

const sheet = {
  ...{ name: '数字表', widths: [20, 8], frozen: 1 },
  rows: [
    [{ text: '名称', bold: true }, { text: '完成' }],
    [{ text: '甲' }, { number: 1.5, decimals: 1 }],
  ],
}

/** What this program makes of documents and a sheet that never change, as one checksum for each kind of file. */
async function made() {
  const files = await Promise.all([notice, generalDocument, letterDocument].map(renderFiles))
  const sum = (all: readonly Uint8Array[]) => checksum(new TextEncoder().encode(all.map(checksum).join()))
  return {
    docx: sum(files.map(({ docx }) => docx)),
    pdf: sum(files.map(({ pdf }) => pdf)),
    xlsx: sum([await writeSheets([sheet])]),
  }
}

/**
 * `verify` makes the files of a sealed package anew, and takes other bytes for forged where the program says that it is the
 * one that sealed them. So a program that makes other bytes has another version: raise it in package.json, then write the
 * new checksums with `UPDATE_VERSION=1`.
 */
test('a program that makes other bytes than the one before has another version', async () => {
  const now = { version, ...(await made()) }
  const kept: { readonly version: string } = JSON.parse(readFileSync(file, 'utf8'))
  if (process.env.UPDATE_VERSION === '1' && kept.version !== version)
    writeFileSync(file, `${JSON.stringify(now, null, 2)}\n`)
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(now)
})
