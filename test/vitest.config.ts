import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  // Modules are loaded once a worker, not once a file: it halves the time, and no test changes what another sees.
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 20_000,
    isolate: false,
    maxWorkers: '100%',
    setupFiles: ['test/setup.ts'],
  },
})
