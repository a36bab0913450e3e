import { UsageError } from './usage-error.js'

/** What stands on a command line, as Node's own reader of arguments takes it apart. */
interface Token {
  readonly kind: 'option' | 'positional' | 'option-terminator'
  readonly name?: string
  readonly value?: string | undefined
}

/**
 * Refuses what was written twice where it counts once, so that one of them would be passed over without a word; and what
 * was left empty, as by a variable of a script that holds nothing. Throws `UsageError`.
 */
export function refuseCareless(tokens: readonly Token[], repeatable: ReadonlySet<string>): void {
  const seen = new Set<string>()
  for (const { kind, name = '', value } of tokens) {
    if (kind === 'positional' && value?.trim() === '') throw new UsageError('有一个参数是空的，请检查引号。')
    if (kind !== 'option' || value === undefined) continue
    if (value.trim() === '') throw new UsageError(`--${name} 后面要写内容，不能空着。`)
    if (seen.has(name) && !repeatable.has(name)) throw new UsageError(`--${name} 只能写一次，这里写了几次。`)
    seen.add(name)
  }
}
