/**
 * How many documents a slow property is tried on: `usual` in the unit tests, ten times as many where the system tests run
 * the same file again (vitest.system.config.ts).
 */
export const propertyRuns = (usual: number): number => (process.env.LONG_PROPERTIES === '1' ? 10 * usual : usual)
