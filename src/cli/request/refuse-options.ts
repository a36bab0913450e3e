import { type Command, commandsOf, type OptionValues, refusing } from './options.js'
import { UsageError } from './usage-error.js'

/** Refuses options that a command does not take, and those that contradict each other. Throws `UsageError`. */
export function refuseOptions(command: Command, values: OptionValues): void {
  for (const option of refusing)
    if (values[option] !== undefined && !commandsOf(option).includes(command))
      throw new UsageError(`--${option} 只用于 ${commandsOf(option).join('、')}。`)
  if (values['strict-fonts'] && !values.final && command !== 'issue')
    throw new UsageError('--strict-fonts 要与 --final 同用。')
  if (values.watch && values.json) throw new UsageError('--watch 不和 --json 同用：它一次更新只打印一行。')
  if (command !== 'letters' && (values.workspace?.length ?? 0) > 1)
    throw new UsageError('只有 letters 可以写几个 --workspace。')
  for (const option of ['only', 'since', 'reserve'] as const)
    if (values.collect && values[option]) throw new UsageError(`--collect 汇总全部的函，不和 --${option} 同用。`)
  for (const option of ['zip', 'merge', 'collect'] as const)
    if (values.shard && values[option])
      throw new UsageError(`--${option} 不和 --shard 同用：各份都做完以后，用 letters --collect 汇总。`)
  if (values.fonts !== undefined && values.fonts !== 'bundled')
    throw new UsageError(`--fonts 只有一种写法：--fonts bundled；这里是：${values.fonts}。`)
}
