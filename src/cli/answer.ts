import type { Diagnostic } from '../diagnostics/diagnostic.js'
import { distinct } from '../diagnostics/distinct.js'
import { exitCodeOf } from '../diagnostics/exit-code.js'
import { printDiagnostics } from '../diagnostics/print.js'
import { diskHost } from '../host/host.js'
import type { Request } from './request/arguments.js'

/** The streams of the process, as far as the commands use them. */
export interface Console {
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  readonly colour: boolean
  /** Somebody watches: a progress bar may move. */
  readonly terminal?: boolean
  /** Raised by Ctrl-C for commands that can stop between two files. */
  readonly interrupted?: AbortSignal
  /** Told how many parts of a batch are done. */
  readonly progressed?: (done: number) => void
}

/** What a command has to say, for people and for programs. */
export interface Answer {
  /** Members of the JSON answer beside `ok` and `diagnostics`; other programs read it, so it only ever grows. */
  readonly json: Readonly<Record<string, unknown>>
  /** What was done, for people. */
  readonly lines: readonly string[]
  readonly diagnostics: readonly Diagnostic[]
  /** How it ended, where that is not all or nothing. */
  readonly verdict?: string
  /** The exit code, where it does not follow from the diagnostics: 3 refused, 130 stopped. */
  readonly exit?: number | undefined
}

/** Prints what was done and noticed; gives the exit code. */
export function printAnswer(answer: Answer, { json: asJson, workspace }: Request, console: Console): number {
  const { json, lines, diagnostics: all, verdict } = answer
  const diagnostics = distinct(all)
  const exit = exitCodeOf(diagnostics)
  if (asJson) {
    const listed = diagnostics.map(({ code, severity, message, at, hint, printed }) => ({
      code,
      severity,
      message,
      file: at?.file ?? null,
      line: at?.line ?? null,
      column: at?.column ?? null,
      hint,
      element: printed?.element ?? null,
      paragraph: printed?.paragraph ?? null,
      page: printed?.page ?? null,
      row: printed?.line ?? null,
      letter: printed?.letter ?? null,
    }))
    console.out(`${JSON.stringify({ ok: exit === 0, ...json, diagnostics: listed }, null, 2)}\n`)
    return answer.exit ?? exit
  }
  const host = diskHost(workspace)
  const readSource = (file: string) => {
    const text = host.readText(file)
    return text.ok ? text.value : undefined
  }
  if (diagnostics.length > 0) console.err(`${printDiagnostics(diagnostics, readSource, console.colour)}\n`)
  for (const line of lines) console.err(`${line}\n`)
  const count = (severity: Diagnostic['severity']) => diagnostics.filter((each) => each.severity === severity).length
  const end = verdict ?? (exit === 0 ? '完成' : '未完成，没有写出任何文件')
  console.err(`${end}：错误 ${count('error')} 条，警告 ${count('warning')} 条。\n`)
  return answer.exit ?? exit
}

/** What is answered where nothing was done, in the members of the command; letters and revise have these. */
export const nothingDone = (
  diagnostics: readonly Diagnostic[],
  json: Answer['json'] = { documents: [], files: [] },
): Answer => ({ json, lines: [], diagnostics })
