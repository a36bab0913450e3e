import type { Console } from '../answer.js'

/** How far a batch has come. */
export interface Progress {
  readonly tell: (done: number) => void
  /** Leaves the line of the bar. */
  readonly end: () => void
}

/** A moving bar is drawn no oftener; lines of a log come at most so often, in milliseconds. */
const BAR_PAUSE = 100
const LINE_PAUSE = 10_000
const WIDTH = 24

/** Tells of a batch of so many letters: a bar with rate and time left where somebody watches, else a line now and then. */
export function makeProgress(total: number, console: Console): Progress {
  const start = performance.now()
  let last = start
  let drawn = false
  const tell = (done: number) => {
    console.progressed?.(done)
    const now = performance.now()
    const pause = console.terminal ? BAR_PAUSE : LINE_PAUSE
    if (now - last < pause && (done < total || !drawn)) return
    last = now
    const rate = (done * 1000) / Math.max(1, now - start)
    const left = Math.ceil((total - done) / Math.max(rate, 1e-9))
    const words = `${done}/${total} 份，每秒 ${rate.toFixed(1)} 份，约剩 ${timeText(left)}`
    const filled = Math.round((done / total) * WIDTH)
    if (console.terminal) console.err(`\r${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)} ${words}\x1b[K`)
    else console.err(`${words}\n`)
    drawn = true
  }
  return { tell, end: () => drawn && console.terminal && console.err('\n') }
}

const timeText = (seconds: number): string =>
  seconds < 60
    ? `${seconds} 秒`
    : seconds < 3600
      ? `${Math.ceil(seconds / 60)} 分`
      : `${(seconds / 3600).toFixed(1)} 小时`
