import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type BundleFace, bundledFamilies, bundlePath } from './bundle.js'

/** The faces of the bundle whose files are missing or are not what its manifest says; reads all of them. */
export function damagedBundle(): readonly BundleFace[] {
  const names: readonly BundleFace[] = ['fangsong', 'xiaobiaosong', 'heiti', 'kaiti', 'songti', 'rest']
  const sums = checksums()
  return names.filter((face) => {
    try {
      return (
        createHash('sha256')
          .update(readFileSync(bundlePath(face)))
          .digest('hex') !== sums.get(bundledFamilies[face])
      )
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
