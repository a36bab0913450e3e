/** A command as the user types it for the same workspace: `npx tongbao check 2024 --workspace "D:\考评"`. */
export function commandLine(words: string, { workspace }: { readonly workspace: string }): string {
  return `npx tongbao ${words}${workspace === '.' ? '' : ` --workspace "${workspace}"`}`
}
