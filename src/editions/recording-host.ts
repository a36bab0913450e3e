import { andThen, outcome } from '../diagnostics/diagnostic.js'
import { type Host, textReader } from '../host/host.js'
import { editionsFolder } from './edition-files.js'

/** A host that remembers what was read through it: the inputs of whatever is made with it. Records are none. */
export interface RecordingHost extends Host {
  /** Every file that was read, or is as this run will leave it, by workspace path, in the order of the paths. */
  inputs(left?: ReadonlyMap<string, Uint8Array>): ReadonlyMap<string, Uint8Array>
}

/** Looks at the same workspace, and takes note. */
export function recordingHost(host: Host): RecordingHost {
  const read = new Map<string, Uint8Array>()
  const readBytes: Host['readBytes'] = (file) =>
    andThen(host.readBytes(file), (bytes) => {
      if (!file.startsWith(`${editionsFolder}/`)) read.set(file, bytes)
      return outcome(bytes)
    })
  return {
    ...host,
    readBytes,
    readText: textReader(readBytes),
    inputs: (left = new Map()) => new Map([...new Map([...read, ...left])].sort(([a], [b]) => (a < b ? -1 : 1))),
  }
}
