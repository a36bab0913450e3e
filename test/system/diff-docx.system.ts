import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { renderDocx } from '../../src/render/docx/render-docx.js'
import { sideOf } from '../../src/revise/edits.js'
import { handEdits } from '../../src/revise/hand/hand-edits.js'
import { readDocxFile } from '../../src/revise/hand/read-file.js'
import { notice } from '../fixtures/notice.js'
import { generalDocument, jointDocument, letterDocument, unsealedDocument } from '../fixtures/samples.js'
import { laidOut } from '../revise/settled-versions.js'
import { requirePrograms } from './libreoffice.js'

const read = (bytes: Uint8Array) => {
  const file = readDocxFile(bytes, '公文.docx')
  if (!file.ok) throw new Error(JSON.stringify(file.diagnostics))
  return file.value.paragraphs
}

test('a document that LibreOffice has opened and saved again says the same words', () => {
  requirePrograms('soffice')
  const folder = mkdtempSync(join(tmpdir(), 'saved-again-'))
  try {
    const documents = { notice, generalDocument, jointDocument, letterDocument, unsealedDocument }
    mkdirSync(join(folder, 'saved'))
    const files = Object.entries(documents).map(([name, document]) => {
      const file = join(folder, `${name}.docx`)
      writeFileSync(file, renderDocx(document, laidOut(document).fit))
      return file
    })
    execFileSync(
      'soffice',
      [
        ...[`-env:UserInstallation=file://${folder}/profile`, '--headless', '--convert-to', 'docx:MS Word 2007 XML'],
        ...['--outdir', join(folder, 'saved'), ...files],
      ],
      { stdio: 'pipe' },
    )
    for (const name of Object.keys(documents)) {
      const [written, saved] = [folder, join(folder, 'saved')].map((place) =>
        read(readFileSync(join(place, `${name}.docx`))),
      )
      const changes = handEdits(written ?? [], saved ?? [])
      expect({
        name,
        changes: changes.map(({ kind, edits }) => [kind, sideOf(edits, 'old'), sideOf(edits, 'now')]),
      }).toEqual({
        ...{ name, changes: [] },
      })
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
})
