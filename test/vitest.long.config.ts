import { defineConfig } from 'vitest/config'
import usual from './vitest.config.js'

/**
 * Tests that take minutes and need no system programs: whole commands over whole workspaces, many times. And the properties of
 * the layout and of the markup, which `npm test` tries on few documents, on sixty times as many; and the cases of the checks
 * with all checks at once, where `npm test` asks those that each is for. CI runs them after `npm test`.
 */
export default defineConfig({
  ...usual,
  test: {
    ...usual.test,
    include: [
      'test/**/*.long.ts',
      'test/checks/cases-20*.test.ts',
      'test/layout/properties.test.ts',
      'test/layout/tighten.test.ts',
      'test/compose/plain.test.ts',
    ],
    env: { LONG_TESTS: '1' },
    testTimeout: 120_000,
  },
})
