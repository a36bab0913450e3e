import * as path from 'node:path'
import { error } from '../diagnostics/diagnostic.js'
import { nameSome } from '../diagnostics/name-some.js'
import { diskHost, isLeftBySystem } from '../host/host.js'
import { newestKnownYear, newWorkspace } from '../setup/new-workspace.js'
import { namesIn } from '../write/place-file.js'
import { type Answer, nothingDone } from './answer.js'
import type { Request } from './request/arguments.js'
import { commandLine } from './request/command-line.js'
import { unwritten, writeFiles } from './request/dry-run.js'
import { inWorkspace } from './request/in-workspace.js'

/** `init`: a workspace for another office, with a sample that drafts at once. */
export async function runInit(request: Request): Promise<Answer> {
  const folder = path.resolve(request.files[0] ?? '')
  const there = namesIn(folder).filter((name) => !isLeftBySystem(name))
  if (there.length > 0) {
    const problem = error(
      'setup-exists',
      `文件夹里已经有东西（${nameSome(there, 3)}），没有改动：${folder}`,
      null,
      '请换一个空的或新的文件夹。',
    )
    return nothingDone([problem], { files: [] })
  }
  const year = request.sampleYear ?? newestKnownYear()
  const files = inWorkspace(newWorkspace(year), { workspace: folder })
  const written = writeFiles(diskHost(folder), files, request)
  if (!written.ok) return nothingDone(written.diagnostics, { files: [] })
  const inside = (words: string) => commandLine(words, { workspace: folder })
  return {
    json: { workspace: folder, files: [...files.keys()] },
    lines: [
      `${unwritten(request)}${folder}：${files.size} 个文件，示例在 data/${year}-示例，数字和文字都是编造的。`,
      `试排示例：${inside('draft')}`,
      `换成自己的：改 data/地方.yaml、data/${year}-示例/指标.yaml 和 templates，再运行 ${inside(`new-year ${year}`)}，照 check 列出的逐项补上。`,
    ],
    diagnostics: [],
  }
}
