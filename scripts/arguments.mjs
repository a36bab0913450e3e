/** What was written behind the name of a script (its end is enough), whether zx runs it or not. */
export const argumentsOf = (script) =>
  process.argv.slice(process.argv.findIndex((argument) => argument.endsWith(script)) + 1)
