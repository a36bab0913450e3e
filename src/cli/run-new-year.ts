import { diskHost } from '../host/host.js'
import { makeNewYear } from '../setup/new-year.js'
import { type Answer, nothingDone } from './answer.js'
import type { Request } from './request/arguments.js'
import { commandLine } from './request/command-line.js'
import { unwritten, writeFiles } from './request/dry-run.js'
import { inWorkspace } from './request/in-workspace.js'

/** `new-year`: the folder of a new year, with everything that stays and nothing filled in. */
export async function runNewYear(request: Request): Promise<Answer> {
  const host = diskHost(request.workspace)
  const year = request.year ?? ''
  const made = makeNewYear(host, year, request.from)
  if (!made.ok) return nothingDone(made.diagnostics, { files: [] })
  const { from, files } = made.value
  const targets = inWorkspace(files, request)
  const written = writeFiles(host, targets, request)
  const diagnostics = [...made.diagnostics, ...written.diagnostics]
  if (!written.ok) return nothingDone(diagnostics, { files: [] })
  return {
    json: { from, files: [...targets.keys()] },
    lines: [
      `${unwritten(request)}data/${year}：${files.size} 个文件，沿用 data/${from}，数字、排名、日期、亮点都是待补。`,
      `接下来运行 ${commandLine(`check ${year}`, request)}，列出的就是要补的。`,
    ],
    diagnostics,
  }
}
