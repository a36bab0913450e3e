/** How many documents a slow property is tried on: `usual` in `npm test`, twenty times as many where the long tests run the same file again. */
export const propertyRuns = (usual: number): number => (process.env.LONG_PROPERTIES === '1' ? 20 * usual : usual)
