import type { Check, CheckInput } from './check.js'
import { pendingText } from './pending-text.js'
import { staleWaivers } from './stale-waivers.js'
import { typedDigits } from './typed-digits.js'
import { unusedFigures } from './unused-figures.js'

/** Every check, in the order of its report. A new check is a file and a row. */
export const checks = { typedDigits, pendingText, unusedFigures, staleWaivers } as const satisfies Record<string, Check>

/** What all checks find. */
export const runChecks = (input: CheckInput) => Object.values(checks).flatMap((check: Check) => check(input))
