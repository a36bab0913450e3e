import { error, fail, type Outcome, outcome } from '../diagnostics/diagnostic.js'
import { gitSnapshot } from '../git-snapshot.js'
import { diskHost, type Host } from '../host.js'
import { snapshotHost } from '../snapshot-host.js'

/** What the data are compared with: a workspace that is only read. */
export interface Base {
  readonly host: Host
  /** What people call it: 文件夹 ../上周, git 版本 HEAD~1, 第2版（讨论稿）. */
  readonly name: string
}

/** The base that a user names: a folder with another copy of the workspace, else a revision of git. */
export function openBase(workspace: string, named: string): Outcome<Base> {
  const folder = diskHost(named)
  if (folder.list('data') && folder.list('templates')) return outcome({ host: folder, name: `文件夹“${named}”` })
  if (folder.list('.') !== undefined && /[/\\]/u.test(named))
    return fail(error('base-unusable', `“${named}”里没有 data、templates`, null, '请写另一份工作文件夹的路径。'))
  const files = gitSnapshot(workspace, named)
  return files.ok ? outcome({ host: snapshotHost(files.value), name: `git 版本“${named}”` }) : files
}
