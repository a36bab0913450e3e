/** How a run ends when such a problem is an error: 1 the data or text is wrong, 2 it cannot even be read. */
export type ExitClass = 1 | 2

interface CodeEntry {
  readonly exit: ExitClass
  /** What the code means, in the words that users see (`README`, `--json` consumers). */
  readonly meaning: string
}

/** Every code a diagnostic may bear: the table is their documentation; tests assert codes and places. */
export const codes = {
  // --- host: files and folders
  'file-missing': { exit: 2, meaning: '缺少必需的文件或文件夹。' },
  'file-unreadable': { exit: 2, meaning: '文件存在但读不出来。' },
  'file-outside': { exit: 2, meaning: '路径跑到了工作文件夹之外。' },
  'file-unwritable': { exit: 2, meaning: '结果写不进去（只读、磁盘满等）。' },
  'text-encoding': { exit: 2, meaning: '文件不是 UTF-8 文本，或含控制字符。' },
} as const satisfies Record<string, CodeEntry>

export type DiagnosticCode = keyof typeof codes
