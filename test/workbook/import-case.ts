import { exitCodeOf } from '../../src/diagnostics/exit-code.js'
import { importWorkbooks } from '../../src/workbook/import-workbooks.js'
import { memoryHost } from '../memory-host.js'
import { workspaceFiles } from '../workspace.js'
import { type MadeSheet, makeWorkbook } from './make-workbook.js'
import { smallWorkspace } from './small-workspace.js'

/** Read once: every case works on copies in memory. */
export const untouched: Readonly<Record<string, string>> = workspaceFiles()

export interface ImportCase {
  readonly folder?: string
  readonly file?: string
  readonly add?: boolean
  readonly files?: Readonly<Record<string, string>>
}

/** Imports workbooks into a workspace in memory. */
export async function importInto(
  workbooks: readonly { readonly file: string; readonly bytes: Uint8Array }[],
  { folder = '2022', add = false, files = smallWorkspace }: ImportCase = {},
) {
  const result = await importWorkbooks({ host: memoryHost(files), folder, workbooks, add })
  const imported = result.ok ? result.value : undefined
  return {
    ok: result.ok,
    exit: exitCodeOf(result.diagnostics),
    codes: result.diagnostics.map(({ code }) => code),
    messages: result.diagnostics.map(({ message }) => message),
    diagnostics: result.diagnostics,
    /** 城镇新增就业: 25.17万人 → 25.30万人 */
    changes: (imported?.changes ?? []).map(({ figure, old, now }) => `${figure}: ${old ?? '（无）'} → ${now}`),
    /** 劳务经纪人 9260人 */
    confirmed: (imported?.confirmed ?? []).map(({ figure, now }) => `${figure} ${now}`),
    /** What each file becomes. */
    files: new Map(
      [...(imported?.files ?? [])].map(([file, bytes]) => [
        file,
        new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes),
      ]),
    ),
  }
}

/** Imports one workbook of the given sheets. */
export const importSheets = (sheets: readonly MadeSheet[], options: ImportCase = {}) =>
  importInto([{ file: options.file ?? '数字表.xlsx', bytes: makeWorkbook(...sheets) }], options)

/** The lines that differ between a file and what it becomes: `-` and `+`. */
export function changedLines(file: string, after: string, files = smallWorkspace): readonly string[] {
  const [old, now] = [(files[file] ?? '').split('\n'), after.split('\n')]
  return [
    ...old.filter((line) => !now.includes(line)).map((line) => `-${line}`),
    ...now.filter((line) => !old.includes(line)).map((line) => `+${line}`),
  ]
}
