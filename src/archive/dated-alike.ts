import { CENTRAL, centralRecords, LOCAL, viewOf } from './zip-records.js'

/** 1 January 1980, midnight: date in the upper half, time in the lower. */
const FIRST_DAY = 0x00210000

/**
 * An archive that a library has just written, with the first day that a zip can bear in place of the moment: the same
 * content gives the same bytes. The bytes given are changed.
 */
export function datedAlike(archive: Uint8Array): Uint8Array {
  const view = viewOf(archive)
  for (const at of centralRecords(view)) {
    view.setUint32(at + CENTRAL.stamp, FIRST_DAY, true)
    view.setUint32(view.getUint32(at + CENTRAL.local, true) + LOCAL.stamp, FIRST_DAY, true)
  }
  return archive
}
