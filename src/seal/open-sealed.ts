import { type EntryFault, faultyEntry } from '../archive/check-entries.js'
import { listZip, unpack } from '../archive/unzip.js'
import { writeZip } from '../archive/write-zip.js'
import { type Diagnostic, error, fail, type Outcome, outcome } from '../diagnostics/diagnostic.js'
import { checksum } from '../editions/checksum.js'
import type { Host } from '../host/host.js'
import { snapshotHost } from '../host/snapshot-host.js'
import { type Manifest, packagePaths, readManifest } from './manifest.js'

/** A sealed package whose files are all there, each with the bytes that its manifest says. */
export interface SealedPackage {
  readonly manifest: Manifest
  /** Every file but the manifest, by its path. */
  readonly files: ReadonlyMap<string, Uint8Array>
  /** The workspace as it was when the document was issued: `data/` and `templates/`, only to be read. */
  readonly host: Host
  /** SHA-256 of the whole package: what the office noted when it was sealed. */
  readonly sha256: string
  /** Whether the archive itself is, byte for byte, what this program writes of these files. */
  readonly original: boolean
}

/** More than any office issues, less than what fills a machine. In bytes, but for the counts. */
export const sealedLimits = {
  file: 300_000_000,
  entries: 50_000,
  part: 64_000_000,
  total: 600_000_000,
  ratio: 300,
} as const

/** What may be in a package at all. */
const KNOWN = /^(?:data|templates|公文|报告)\/[^/]|^(?:清单|版次记录)\.json$/u

/**
 * Opens a sealed package. It may be anyone's work: nothing is unpacked to the disk, nothing is unpacked before the
 * archive has been looked through, and one file too many, too few or other than listed is the end of it.
 */
export function openSealed(bytes: Uint8Array): Outcome<SealedPackage> {
  const entries = bytes.length <= sealedLimits.file ? listZip(bytes) : undefined
  if (!entries) return fail(damagedPackage('打不开', '请确认这是 npx tongbao issue 写出的封存包，并且传送完整。'))
  const fault = faultyEntry(entries, sealedLimits)
  if (fault) return fail(refused(faults[fault.kind](fault.name)))
  const foreign = entries.find(({ name }) => !KNOWN.test(name) || name.endsWith('/'))
  if (foreign) return fail(refused(`里面有不该有的文件：${foreign.name}`))

  const files = new Map<string, Uint8Array>()
  for (const entry of entries) {
    const unpacked = unpack(entry)
    if (!unpacked) return fail(damagedPackage(`里面的 ${entry.name} 已损坏`))
    files.set(entry.name, unpacked)
  }
  const listed = files.get(packagePaths.manifest)
  const manifest = listed && readManifest(new TextDecoder().decode(listed))
  if (!manifest) return fail(damagedPackage(listed ? '清单被改动过' : '里面没有清单'))
  const original = Buffer.compare(writeZip(files), bytes) === 0
  files.delete(packagePaths.manifest)
  const wrong = wrongFiles(manifest, files)
  if (wrong.length > 0) return fail(...wrong)
  const workspace = [...files].filter(([name]) => /^(?:data|templates)\//.test(name))
  return outcome({
    ...{ manifest, files, original },
    host: snapshotHost(new Map(workspace)),
    sha256: checksum(bytes),
  })
}

const faults: { readonly [K in EntryFault['kind']]: (name: string) => string } = {
  count: () => '里面的文件多得不合常理',
  path: (name) => `里面有指向别处的路径：${name}`,
  duplicate: (name) => `里面有两个 ${name}`,
  encrypted: (name) => `里面的 ${name} 设了密码`,
  size: (name) => `里面的 ${name} 解压后大得不合常理`,
}

/** Every file against the manifest, both ways. */
function wrongFiles({ files: listed }: Manifest, files: ReadonlyMap<string, Uint8Array>): readonly Diagnostic[] {
  const found: Diagnostic[] = []
  for (const [name, bytes] of files) {
    const entry = listed.get(name)
    if (!entry) found.push(refused(`里面有清单没有的文件：${name}`))
    else if (entry.size !== bytes.length || entry.sha256 !== checksum(bytes))
      found.push(damagedPackage(`${name} 被改动过，与清单的校验码不符`))
  }
  for (const name of listed.keys()) if (!files.has(name)) found.push(damagedPackage(`缺少清单里的 ${name}`))
  return found
}

const refused = (why: string): Diagnostic =>
  error('package-refused', `封存包${why}，没有打开`, null, '封存包里只有程序写进去的文件，请向给你的人核实。')

const damagedPackage = (why: string, hint = '请用原来的封存包再试；改动过的封存包不能作为凭据。'): Diagnostic =>
  error('package-damaged', `封存包${why}`, null, hint)
