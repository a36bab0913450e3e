// Leaves in dist what the compiler need not make again (the first step of `npm run build`): the modules of today's sources,
// as it wrote them. What a source that is gone has left is removed, and the packed program, which is packed anew. Where a
// module is missing, or younger than the compiler's record of what it wrote, all is removed: the record no longer holds.
import { readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const dist = join(root, 'dist')
const record = join(dist, '.tsbuildinfo')

const filesBelow = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))

const made = filesBelow(join(root, 'src'))
  .filter((file) => file.endsWith('.ts'))
  .flatMap((file) => ['.js', '.d.ts'].map((ending) => join(dist, file.slice(join(root, 'src/').length, -3) + ending)))

const writtenAt = (file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs
const recorded = writtenAt(record)

if (made.every((file) => writtenAt(file) <= recorded)) {
  const kept = new Set([record, ...made])
  for (const file of filesBelow(dist)) if (!kept.has(file)) rmSync(file)
} else rmSync(dist, { recursive: true, force: true })
