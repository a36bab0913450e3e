import * as path from 'node:path'
import { error } from '../diagnostics/diagnostic.js'
import { diskHost } from '../host.js'
import { newestKnownYear, newWorkspace } from '../setup/new-workspace.js'
import { namesIn } from '../write/place-file.js'
import { answer, type Console } from './answer.js'
import type { Request } from './request/arguments.js'
import { commandLine } from './request/command-line.js'

/** `init`: a workspace for another office, with a sample that drafts at once. */
export async function runInit(request: Request, console: Console): Promise<number> {
  const folder = path.resolve(request.files[0] ?? '')
  const host = diskHost(folder)
  const failed = { json: { files: [] }, lines: [] }
  const there = namesIn(folder).filter((name) => !name.startsWith('.'))
  if (there.length > 0) {
    const found = there.slice(0, 3).join('、') + (there.length > 3 ? '等' : '')
    const problem = error(
      'setup-exists',
      `文件夹里已经有东西（${found}），没有改动：${folder}`,
      null,
      '请换一个空的或新的文件夹。',
    )
    return answer(request, console, host, { ...failed, diagnostics: [problem] })
  }
  const year = request.sampleYear ?? newestKnownYear()
  const files = new Map([...newWorkspace(year)].map(([file, bytes]) => [path.join(folder, file), bytes]))
  const written = request.dryRun ? undefined : host.writeFiles(files)
  if (written && !written.ok) return answer(request, console, host, { ...failed, diagnostics: written.diagnostics })
  const inside = (words: string) => commandLine(words, { workspace: folder })
  return answer(request, console, host, {
    json: { workspace: folder, files: [...files.keys()] },
    lines: [
      `${request.dryRun ? '（未写）' : ''}${folder}：${files.size} 个文件，示例在 data/${year}-示例，数字和文字都是编造的。`,
      `试排示例：${inside('draft')}`,
      `换成自己的：改 data/地方.yaml 和 templates，再运行 ${inside(`new-year ${year}`)}，照 check 列出的逐项补上。`,
    ],
    diagnostics: [],
  })
}
