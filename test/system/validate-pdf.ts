import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'

const jars = ['preflight', 'pdfbox2', 'fontbox2', 'xmpbox', 'commons-logging', 'javax.activation', 'jaxb-api'].map(
  (name) => `/usr/share/java/${name}.jar`,
)

/**
 * What PDFBox Preflight says of PDF files in a folder, by their names: an empty string where a file is valid PDF/A-1b, else
 * its faults. One run for all, for Java takes a second to begin. `folder` is where its list and its answer may lie.
 */
export function validatePdfFiles(files: readonly string[], folder: string): ReadonlyMap<string, string> {
  for (const jar of jars)
    if (!existsSync(jar))
      throw new Error(`${jar} is missing: install libpdfbox2-java, libactivation-java, libjaxb-api-java`)
  const list = join(folder, 'preflight.txt')
  writeFileSync(list, `${files.join('\n')}\n`)
  const options = ['-cp', jars.join(':'), 'org.apache.pdfbox.preflight.Validator_A1b', 'xml', 'group', list]
  const { stderr } = spawnSync('java', options, { encoding: 'utf8' })
  const answer = existsSync(`${list}.preflight.xml`) ? readFileSync(`${list}.preflight.xml`, 'utf8') : ''
  const said = new Map(
    answer
      .split('<preflight name="')
      .slice(1)
      .map((part) => {
        const valid = part.includes('<isValid type="PDF/A1-b">true</isValid>')
        return [part.slice(0, part.indexOf('"')), valid ? '' : part]
      }),
  )
  return new Map(files.map((file) => [file, said.get(basename(file)) ?? `Preflight did not run: ${stderr}`]))
}
