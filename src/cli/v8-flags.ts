import { setFlagsFromString } from 'node:v8'

/**
 * The flags that the program is loaded under: V8 takes the code that the build has kept under no others. Each is named that
 * a batch sets otherwise. A run makes a document in half a second: what the optimising compiler does in that time is never
 * earned back, and costs a third of the processor time (`npm run bench`).
 */
const COLD = ['--no-opt', '--interrupt-budget=67584', '--heap-growing-percent=0', '--semi-space-growth-factor=2']

/**
 * Sets them. A worker does so before it loads the program, though they are those of the whole process: what this one does
 * meanwhile takes no harm from it in a twentieth of a second.
 */
export const setColdFlags = (): void => COLD.forEach(setFlagsFromString)

/** From so many letters on V8's optimising compiler earns back what it costs (`npx zx scripts/bench-letters.mjs`). */
const WORTH_OPTIMISING = 60
/** Optimised is only what turns that often: four times what V8 asks for. A batch ends before the rest is earned back. */
const HOT = 300_000
/**
 * So much the heap may grow between two collections, in percent of what is in use, and by so many times the room for new
 * objects when many of them live on: the more places, the less. `young: 1` leaves it at the 8 MB that it has by then.
 */
const GROWTH = [
  { letters: 4000, percent: 25, young: 1 },
  { letters: 800, percent: 50, young: 2 },
]

/**
 * Makes V8 ready for a batch, once the program is loaded: the optimising compiler; and for many letters a heap that grows
 * by half between two collections, not to thrice its size: a third less memory for a tenth more time.
 */
export function tuneForLetters(letters: number): void {
  if (letters >= WORTH_OPTIMISING) {
    setFlagsFromString('--opt')
    setFlagsFromString(`--interrupt-budget=${HOT}`)
  }
  const growth = GROWTH.find((each) => letters >= each.letters)
  if (!growth) return
  setFlagsFromString(`--heap-growing-percent=${growth.percent}`)
  setFlagsFromString(`--semi-space-growth-factor=${growth.young}`)
}
