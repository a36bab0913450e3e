import { setFlagsFromString } from 'node:v8'

/** The versions of V8 whose flags these are (Node.js 20 to 26): of a flag that it does not know V8 complains to the user. */
const LAST_KNOWN = 14
const isKnown = Number(process.versions.v8.split('.')[0]) <= LAST_KNOWN

/**
 * What a function must have cost before V8 11.3 (Node.js 20) optimises it, and four times that; later versions count
 * otherwise, and nothing is gained there.
 */
const countsCost = process.versions.v8.startsWith('11.3.')
const budget = (bytes: number): readonly string[] => (countsCost ? [`--interrupt-budget=${bytes}`] : [])
const [USUAL, HOT] = [67_584, 300_000]

/**
 * The flags that the program is loaded under: V8 takes the code that the build has kept under no others. Each is named that
 * a batch sets otherwise. A run makes a document in half a second: what the optimising compiler does in that time is never
 * earned back, and costs a third of the processor time (`npm run bench`).
 */
const COLD = ['--no-opt', ...budget(USUAL), '--heap-growing-percent=0', '--semi-space-growth-factor=2']

const setFlags = (flags: readonly string[]): void => {
  if (isKnown) flags.forEach(setFlagsFromString)
}

/**
 * Sets them. A worker does so before it loads the program, though they are those of the whole process: what this one does
 * meanwhile takes no harm from it in a twentieth of a second.
 */
export const setColdFlags = (): void => setFlags(COLD)

/** Has V8 optimise what turns often: for what goes on for hours, or the rest of a batch. */
export const setOptimising = (): void => setFlags(['--opt'])

/** From so many letters on V8's optimising compiler earns back what it costs (`npx zx scripts/bench-letters.mjs`). */
const WORTH_OPTIMISING = 60
/**
 * So much the heap may grow between two collections, in percent of what is in use, and by so many times the room for new
 * objects when many of them live on: the more places, the less. `young: 1` leaves it at the 8 MB that it has by then.
 */
const GROWTH = [
  { letters: 4000, percent: 15, young: 1 },
  { letters: 800, percent: 50, young: 2 },
]

/**
 * Makes V8 ready for a batch, once the program is loaded: the optimising compiler, for what turns four times as often as V8
 * asks for, since a batch ends before the rest is earned back; and for many letters a heap that grows by half between two
 * collections, not to thrice its size: a third less memory for a tenth more time.
 */
export function tuneForLetters(letters: number): void {
  if (letters >= WORTH_OPTIMISING) {
    setOptimising()
    setFlags(budget(HOT))
  }
  const growth = GROWTH.find((each) => letters >= each.letters)
  if (!growth) return
  setFlags([`--heap-growing-percent=${growth.percent}`, `--semi-space-growth-factor=${growth.young}`])
}
