import * as path from 'node:path'
import { diskHost } from '../host.js'
import { makeNewYear } from '../setup/new-year.js'
import { answer, type Console } from './answer.js'
import type { Request } from './request/arguments.js'
import { commandLine } from './request/command-line.js'

/** `new-year`: the folder of a new year, with everything that stays and nothing filled in. */
export async function runNewYear(request: Request, console: Console): Promise<number> {
  const host = diskHost(request.workspace)
  const year = request.year ?? ''
  const made = makeNewYear(host, year, request.from)
  const failed = { json: { files: [] }, lines: [] }
  if (!made.ok) return answer(request, console, host, { ...failed, diagnostics: made.diagnostics })
  const { from, files } = made.value
  const targets = new Map([...files].map(([file, bytes]) => [path.resolve(request.workspace, file), bytes]))
  const written = request.dryRun ? undefined : host.writeFiles(targets)
  const diagnostics = [...made.diagnostics, ...(written?.diagnostics ?? [])]
  if (written && !written.ok) return answer(request, console, host, { ...failed, diagnostics })
  return answer(request, console, host, {
    json: { from, files: [...targets.keys()] },
    lines: [
      `${request.dryRun ? '（未写）' : ''}data/${year}：${files.size} 个文件，沿用 data/${from}，数字、排名、日期、亮点都是待补。`,
      `接下来运行 ${commandLine(`check ${year}`, request)}，列出的就是要补的。`,
    ],
    diagnostics,
  })
}
