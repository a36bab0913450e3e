import { defineConfig } from 'vitest/config'

/**
 * Tests that need system programs (LibreOffice, poppler, mutool, Java with PDFBox Preflight, Wine with Node.js for Windows): CI
 * has them.
 */
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    include: ['test/system/**/*.system.ts'],
    testTimeout: 600_000,
    hookTimeout: 600_000,
    // Each has its own scratch folders and its own profile of LibreOffice; most of the time is other programs' anyway.
    maxWorkers: '100%',
    setupFiles: ['test/setup.ts'],
  },
})
