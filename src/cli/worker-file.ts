import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Beside the compiled modules and the packed program; seen from the sources, in the build. */
const PLACES = ['./letter-worker.js', '../../dist/cli/letter-worker.js']

/** The file that workers run. */
export function workerFile(): string {
  const found = PLACES.map((place) => new URL(place, import.meta.url)).find((url) => existsSync(url))
  if (!found) throw new Error('the worker of the letters is not where the package has it: dist/cli')
  return fileURLToPath(found)
}
