import { expect, test } from 'vitest'
import { commands, options } from '../src/cli/arguments.js'
import { helpText } from '../src/cli/help-text.js'

test('the help names every command and every option, and nothing else', () => {
  expect([...helpText.matchAll(/^ {2}([a-z][a-z-]+) /gmu)].map(([, name]) => name).sort()).toEqual([...commands].sort())
  const named = new Set([...helpText.matchAll(/--([a-z][a-z-]+)/gu)].map(([, name]) => name))
  expect([...named].sort()).toEqual(Object.keys(options).sort())
})
