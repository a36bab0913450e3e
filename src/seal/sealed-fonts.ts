import { typefaces } from '../document/typeface.js'
import { checksum } from '../editions/checksum.js'
import { bundledBytes, bundledFamilies } from '../fonts/bundle.js'
import type { FontReport } from '../fonts/resolve-fonts.js'
import type { FontFile } from '../host/font-file.js'
import type { Host } from '../host/host.js'
import type { SealedFont } from './manifest.js'

/** Which fonts drew a document, each with the checksum of its file; the last is the one that all typefaces fall back on. */
export function sealedFonts(report: readonly FontReport[], host: Pick<Host, 'openFont'>): readonly SealedFont[] {
  const own = report.map(({ face, family, origin, path }) => ({
    typeface: typefaces[face],
    family,
    origin,
    sha256: checksum(path === null ? bundledBytes(face) : bytesOf(host.openFont(path))),
  }))
  return [
    ...own,
    { typeface: '其余', family: bundledFamilies.rest, origin: 'bundle', sha256: checksum(bundledBytes('rest')) },
  ]
}

const bytesOf = (file: FontFile | undefined): Uint8Array => file?.part(0, file.length) ?? new Uint8Array()
