// A run that finishes what another has begun in the folder argv[2], and then writes three files of it: argv[3] is their
// content. Ends with 2 when they cannot be written.
import { join } from 'node:path'
import { diskHost } from '../../dist/host/host.js'
import { finishWrites } from '../../dist/write/finish-writes.js'

const [, , folder, content] = process.argv
const finished = finishWrites(folder)
if (!finished.ok) process.exit(3)
if (content !== undefined) {
  const names = ['data/a.yaml', 'data/new/b.yaml', 'out/c.pdf']
  const files = names.map((name) => [join(folder, name), new TextEncoder().encode(`${content} of ${name}\n`)])
  const written = diskHost(folder).writeFiles(new Map(files))
  if (!written.ok) process.exitCode = written.diagnostics[0]?.code === 'file-unwritable' ? 2 : 4
}
