/** What separates folders or names a drive on any system, and controls. */
const ELSEWHERE = /[/\\:\p{Cc}]/u

/**
 * Whether the name of a file, as a record or a journal gives it, is a name and nothing more. Both may be anyone's work
 * (a folder that came by mail, a share): a name that leads elsewhere would have files there read, packed or taken away.
 */
export const isPlainName = (name: string): boolean =>
  name !== '' && name !== '.' && name !== '..' && !ELSEWHERE.test(name)
