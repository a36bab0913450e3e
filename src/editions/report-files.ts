import * as z from 'zod'
import type { Host } from '../host/host.js'
import { checksums } from './checksum.js'
import { editionsFolder } from './edition-files.js'
import { parseJson } from './edition-record.js'
import type { KnownFiles } from './guard-targets.js'
import { isPlainName } from './plain-name.js'

/**
 * What was last written of the papers that go with a correction (花脸稿, 更正影响单), by year: they are no editions, but
 * what a hand has put into them is no less to be kept.
 */
const recordPath = (folder: string): string => `${editionsFolder}/${folder}/更正材料.json`

const recordSchema = z.object({ 材料: z.record(z.string().refine(isPlainName), z.string()) })

/** A record that cannot be read knows nothing: what is there is kept as foreign. */
function recorded(host: Host, folder: string): Readonly<Record<string, string>> {
  const text = host.readText(recordPath(folder))
  return (text.ok ? parseJson(text.value, recordSchema)?.材料 : undefined) ?? {}
}

/** Whether a paper is as it was written. */
export function knownReports(host: Host, folder: string): KnownFiles {
  const known = new Map(Object.entries(recorded(host, folder)))
  return (name, sha256) => (known.get(name) === sha256 ? 'ours' : known.has(name) ? 'edited' : 'foreign')
}

/** The names of the papers of a year, without folder. */
export const reportNames = (host: Host, folder: string): readonly string[] => Object.keys(recorded(host, folder))

/** The record with some papers more, given by name without folder: its workspace path and bytes. */
export function reportsRecord(
  host: Host,
  folder: string,
  papers: ReadonlyMap<string, Uint8Array>,
): readonly [string, Uint8Array] {
  const made = Object.fromEntries(checksums(papers))
  const record: z.input<typeof recordSchema> = { 材料: { ...recorded(host, folder), ...made } }
  return [recordPath(folder), new TextEncoder().encode(`${JSON.stringify(record, null, 2)}\n`)]
}
