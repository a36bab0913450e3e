import * as path from 'node:path'
import type { Request } from './arguments.js'

/** Where the files of a year (a folder of `data/`) are written; absolute. */
export const outputFolder = ({ out, workspace }: Request, year: string): string =>
  out ? path.resolve(out) : path.resolve(workspace, 'out', year)
