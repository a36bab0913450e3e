import { writeZip } from '../archive/write-zip.js'
import { yearFiles } from '../data/year-files.js'
import { yearFile } from '../data/years.js'
import type { Diagnostic } from '../diagnostics/diagnostic.js'
import { checksum } from '../editions/checksum.js'
import { type EditionRecord, writeRecord } from '../editions/edition-record.js'
import type { Host } from '../host/host.js'
import type { RenderedDocument } from '../pipeline.js'
import { lineReader, makeProof } from '../workbook/make-proof.js'
import { proofHtml } from '../workbook/proof-html.js'
import { proofWorkbook } from '../workbook/proof-workbook.js'
import { type Manifest, packagePaths, writeManifest } from './manifest.js'

/** A document with everything that is sealed with it. */
export interface SealedWork {
  /** The workspace that it was made from. */
  readonly host: Host
  readonly folder: string
  readonly rendered: RenderedDocument
  readonly record: EditionRecord
  /** What was noticed when it was made, waivers among it. */
  readonly diagnostics: readonly Diagnostic[]
}

const encode = (text: string): Uint8Array => new TextEncoder().encode(text)

/**
 * What follows from the data: the documents, the record of the edition, the reports. `issue` packs it, and `verify`
 * makes it anew from the data of the package.
 */
export async function madeFiles(work: SealedWork): Promise<ReadonlyMap<string, Uint8Array>> {
  const { rendered, record, host, diagnostics } = work
  const [docx, pdf] = record.files
  const proof = makeProof(rendered, lineReader(host))
  return new Map([
    [`${packagePaths.documents}${docx?.name ?? ''}`, rendered.docx],
    [`${packagePaths.documents}${pdf?.name ?? ''}`, rendered.pdf],
    [packagePaths.record, encode(writeRecord(record))],
    [`${packagePaths.reports}检查结果.json`, encode(findingsText(diagnostics))],
    [`${packagePaths.reports}校对单.html`, encode(proofHtml(proof))],
    [`${packagePaths.reports}校对单.xlsx`, await proofWorkbook(proof)],
  ])
}

/** What the checks said, without what is only true of this machine: its fonts, the overwriting of files. */
function findingsText(diagnostics: readonly Diagnostic[]): string {
  const listed = diagnostics
    .filter(({ code }) => !/^(?:font|file|edition)-/u.test(code))
    .map(({ code, severity, message, hint, at, printed }) => ({
      ...{ code, severity, message, hint },
      ...{ file: at?.file ?? null, line: at?.line ?? null, page: printed?.page ?? null, row: printed?.line ?? null },
    }))
  return `${JSON.stringify(listed, null, 1)}\n`
}

/** Everything that the document was made from: its inputs, and the workbooks that figures were imported from. */
export function sourceFiles(
  { host, folder }: Pick<SealedWork, 'host' | 'folder'>,
  inputs: ReadonlyMap<string, Uint8Array>,
): ReadonlyMap<string, Uint8Array> {
  const files = new Map(inputs)
  const kept = yearFile(folder, yearFiles.workbooks)
  for (const { name, kind } of host.list(kept) ?? []) {
    const bytes = kind === 'file' ? host.readBytes(`${kept}/${name}`) : undefined
    if (bytes?.ok) files.set(`${kept}/${name}`, bytes.value)
  }
  return files
}

/** The package: one archive, the same on every machine. */
export function packSealed(about: Omit<Manifest, 'files'>, files: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const listed = [...files]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, bytes]) => [name, { size: bytes.length, sha256: checksum(bytes) }] as const)
  const manifest = writeManifest({ ...about, files: new Map(listed) })
  return writeZip(new Map([...files, [packagePaths.manifest, encode(manifest)]]))
}
