import { defineConfig } from 'vitest/config'

/**
 * Tests that need system programs (LibreOffice, poppler, mutool, Java with PDFBox Preflight, Wine with Node.js for Windows): CI
 * has them. And properties of the layout, which the unit tests try on few documents, on ten times as many.
 */
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    include: ['test/system/**/*.system.ts', 'test/layout/properties.test.ts', 'test/layout/tighten.test.ts'],
    env: { LONG_PROPERTIES: '1' },
    testTimeout: 600_000,
    hookTimeout: 600_000,
    // Each has its own scratch folders and its own profile of LibreOffice; most of the time is other programs' anyway.
    maxWorkers: '100%',
    setupFiles: ['test/setup.ts'],
  },
})
