import * as path from 'node:path'
import { dataFolder, templatesFolder } from '../../data/years.js'
import { isBelow } from '../../write/is-below.js'
import { realPath } from './real-path.js'
import { UsageError } from './usage-error.js'

/** What documents are made from: no document goes there, or it would stand among the records and in the next package. */
const INPUTS = [dataFolder, templatesFolder]

/** Refuses an output folder among the inputs of a workspace (its real path), however it is named. Throws `UsageError`. */
export function refuseOutAmongInputs(out: string | undefined, workspace: string): void {
  if (out === undefined) return
  const folder = realPath(out)
  const within = INPUTS.find((each) => isAt(path.join(workspace, each), folder))
  if (within) throw new UsageError(`--out 不能写在 ${within} 文件夹里，公文会和数据混在一起：${out}。`)
}

const isAt = (above: string, folder: string): boolean => folder === above || isBelow(above, folder)
