import type { OfficialDocument } from '../document/document.js'
import { checksum } from '../editions/checksum.js'
import type { FontReport } from '../fonts/font-set.js'
import { readTarget } from '../host/host.js'

/** Where words come from does not show in the files. */
const unseen: ReadonlySet<string> = new Set(['at', 'origin'])

/** All that the files of a letter follow from: what it says, the program that sets it, and the fonts. */
export type Fingerprint = (document: OfficialDocument) => string

/**
 * Fingerprints for one run. `program` tells one build of the program from another; a font of the machine is known by its
 * bytes, those of the bundle belong to the program.
 */
export function makeFingerprint(program: string, fonts: readonly FontReport[]): Fingerprint {
  const faces = fonts.map(({ face, path, index }) => {
    const bytes = path === null ? undefined : readTarget(path)
    return [face, index, bytes ? checksum(bytes) : path]
  })
  const shared = JSON.stringify([program, faces])
  return (document) =>
    checksum(shared + JSON.stringify(document, (key, value: unknown) => (unseen.has(key) ? undefined : value)))
}
