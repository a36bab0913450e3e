/** How many documents a slow property is tried on: `usual` in `npm test`, sixty times as many where the long tests run the same file again. */
export const propertyRuns = (usual: number): number => (process.env.LONG_TESTS === '1' ? 60 * usual : usual)
