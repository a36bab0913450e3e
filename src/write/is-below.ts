import * as path from 'node:path'

/** Whether a file lies below a folder, at any depth; both are absolute. The folder may be the root of a drive (`D:\`). */
export function isBelow(folder: string, file: string): boolean {
  const way = path.relative(folder, file)
  return way !== '' && way !== '..' && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way)
}
