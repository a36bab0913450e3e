import * as fs from 'node:fs'
import { error, fail, type Outcome, outcome } from '../diagnostics/diagnostic.js'
import { reason, removeEmpty } from './place-file.js'
import { backupOf, listsIn, readList, temporaryOf } from './write-list.js'

/** Whether a run was killed while it wrote in a workspace. */
export const hasUnfinishedWrites = (root: string): boolean => listsIn(root).length > 0

/**
 * Ends what a killed run has begun: files that were all written beside their targets are put in place; of a run that
 * had not come so far, what it left is taken away. Only under the lock of the workspace. The lists may be anyone's
 * work: nothing outside of the folder is touched, and no file but those that end in `.tmp`, and their targets. Gives the
 * number of files that were put in place.
 */
export function finishWrites(root: string): Outcome<number> {
  let current = root
  let placed = 0
  try {
    for (const list of listsIn(root)) {
      const { targets, folders } = readList(root, list)
      for (const target of targets) {
        current = target
        const temporary = temporaryOf(target, list.id)
        if (list.placing && fs.existsSync(temporary)) {
          fs.renameSync(temporary, target)
          placed += 1
        }
        fs.rmSync(temporary, { force: true })
        fs.rmSync(backupOf(target, list.id), { force: true })
      }
      removeEmpty(folders)
      fs.rmSync(list.file, { force: true })
    }
    return outcome(placed)
  } catch (cause) {
    const hint = '请检查文件夹权限，关闭正打开它的程序，再试一次。'
    return fail(
      error('file-unwritable', `上次运行中断时没有写完的文件写不进去：${current}（${reason(cause)}）`, null, hint),
    )
  }
}
