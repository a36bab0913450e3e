import { expect, test } from 'vitest'
import { parseArguments } from '../src/cli/request/arguments.js'
import { commandHelp, helpText } from '../src/cli/request/help-text.js'
import { commands, commandsOf, options } from '../src/cli/request/options.js'

test('the help names every command and every option, and nothing else', () => {
  expect([...helpText.matchAll(/^ {2}([a-z][a-z-]+) /gmu)].map(([, name]) => name).sort()).toEqual([...commands].sort())
  const named = new Set([...helpText.matchAll(/--([a-z][a-z-]+)/gu)].map(([, name]) => name))
  expect([...named].sort()).toEqual(Object.keys(options).sort())
})

test.each(commands)('the help of %s names its own options, and no others', (command) => {
  const help = commandHelp(command)
  const named = [...help.matchAll(/^ {2}(?:-\w, )?--([a-z][a-z-]+)/gmu)].map(([, name]) => name)
  const own = Object.keys(options).filter((option) => commandsOf(option).includes(command))
  expect(named.sort()).toEqual(own.sort())
  expect(help).toContain(`\n  ${command} `)
  expect(parseArguments([command, '--help'])).toEqual({ kind: 'help', command })
})

test.each([
  // Whoever writes it believes that substitute fonts would be refused.
  [['draft', '--strict-fonts'], '--strict-fonts 要与 --final 同用'],
  [['import', '甲.xlsx', '--final'], '--final 只用于 draft、letters、check、revise、issue'],
  [['check', '--force'], '--force 只用于 draft、letters、revise、issue'],
  [['draft', '--shard', '1/2'], '--shard 只用于 letters'],
])('an option that would do nothing is refused: %s', (args, words) => {
  expect(() => parseArguments(args)).toThrow(words)
})

test.each([
  [['draft', '--out'], '--out 后面要写内容'],
  [['draft', '--json=1'], '--json 后面不写内容'],
  [['draft', '--help=1'], '--help 后面不写内容'],
  [['draft', '--out', ''], '--out 后面要写内容'],
  [['draft', '--out=', '2022'], '--out 后面要写内容'],
  [['draft', '--workspace', ' '], '--workspace 后面要写内容'],
  [['letters', '--only', ''], '--only 后面要写内容'],
  [['verify', ''], '参数是空的'],
  [['init', ''], '参数是空的'],
  [['draft', '--out', 'a', '--out', 'b'], '--out 只能写一次'],
  [['issue', '--number', '1', '--number=2'], '--number 只能写一次'],
  [['check', '--out', 'a'], '--out 只用于'],
  [['init', 'a', '--out', 'b'], '--out 只用于'],
  [['letters', '--collect', '--only', '长春市'], '不和 --only 同用'],
  [['letters', '--collect', '--since', '第1版'], '不和 --since 同用'],
  [['letters', '--collect', '--reserve'], '不和 --reserve 同用'],
])('a wrong use of an option is told in Chinese: %s', (args, words) => {
  expect(() => parseArguments(args)).toThrow(words)
  expect(() => parseArguments(args)).not.toThrow(/value/)
})
