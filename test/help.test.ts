import { expect, test } from 'vitest'
import { commands, options, parseArguments } from '../src/cli/arguments.js'
import { helpText } from '../src/cli/help-text.js'

test('the help names every command and every option, and nothing else', () => {
  expect([...helpText.matchAll(/^ {2}([a-z][a-z-]+) /gmu)].map(([, name]) => name).sort()).toEqual([...commands].sort())
  const named = new Set([...helpText.matchAll(/--([a-z][a-z-]+)/gu)].map(([, name]) => name))
  expect([...named].sort()).toEqual(Object.keys(options).sort())
})

test.each([
  [['draft', '--out'], '--out 后面要写内容'],
  [['draft', '--json=1'], '--json 后面不写内容'],
  [['draft', '--help=1'], '--help 后面不写内容'],
])('a wrong use of an option is told in Chinese: %s', (args, words) => {
  expect(() => parseArguments(args)).toThrow(words)
  expect(() => parseArguments(args)).not.toThrow(/value/)
})
