import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type BundleFace, bundledBytes, bundledFamilies, bundlePath } from './bundle.js'
import { faces } from './font-set.js'

/** The faces of the bundle whose files are missing or are not what its manifest says; reads all of them. */
export function damagedBundle(): readonly BundleFace[] {
  const sums = checksums()
  return [...faces, 'rest' as const].filter((face) => {
    try {
      const sum = createHash('sha256').update(bundledBytes(face)).digest('hex')
      return sum !== sums.get(bundledFamilies[face])
    } catch {
      return true
    }
  })
}

/** Checksums of the manifest by family; a manifest that cannot be read has none. */
function checksums(): ReadonlyMap<string, string> {
  try {
    const manifest = readFileSync(join(dirname(bundlePath('rest')), 'manifest.json'), 'utf8')
    const entries = [...manifest.matchAll(/"family": "([^"]+)"[\s\S]*?"sha256": "([0-9a-f]{64})"/g)]
    return new Map(entries.map(([, family = '', sum = '']) => [family, sum]))
  } catch {
    return new Map()
  }
}
