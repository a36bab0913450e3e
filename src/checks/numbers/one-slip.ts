/**
 * Whether digits became others by one slip of the keyboard: one digit wrong, left out or typed too often, or two neighbours
 * exchanged.
 */
export function isOneSlip(meant: string, typed: string): boolean {
  if (meant === typed) return false
  const start = [...meant].findIndex((digit, index) => digit !== typed[index])
  const from = start < 0 ? meant.length : start
  const [left, right] = [meant.slice(from), typed.slice(from)]
  return (
    left.slice(1) === right.slice(1) ||
    left.slice(1) === right ||
    left === right.slice(1) ||
    (left.slice(2) === right.slice(2) && left[0] === right[1] && left[1] === right[0])
  )
}
