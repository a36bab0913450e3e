/** A command as the user types it for the same workspace: `npx tongbao check 2024 --workspace D:\考评`. */
export function commandLine(words: string, { workspace }: { readonly workspace: string }): string {
  return `npx tongbao ${words}${workspace === '.' ? '' : ` --workspace ${quoted(workspace)}`}`
}

/** A folder as one types it: in quotes only where it needs them, for `"D:\"` is no folder to Windows. */
const quoted = (folder: string): string => (/^[\p{L}\p{N}_.:\\/-]+$/u.test(folder) ? folder : `"${folder}"`)
