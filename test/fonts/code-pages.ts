const decoder = new TextDecoder('gbk', { fatal: true })

/** The characters of part of GBK's code table; empty cells and the private use area are left out. */
function part(rows: readonly [number, number], cells: readonly [number, number]): readonly number[] {
  const codes: number[] = []
  for (let row = rows[0]; row <= rows[1]; row++) {
    for (let cell = cells[0]; cell <= cells[1]; cell++) {
      try {
        const code = decoder.decode(Uint8Array.of(row, cell)).codePointAt(0) ?? 0
        if (code > 0x7f && (code < 0xe000 || code > 0xf8ff)) codes.push(code)
      } catch {
        // An empty cell.
      }
    }
  }
  return codes
}

/** From the space to ~. */
export const ascii: readonly number[] = Array.from({ length: 95 }, (_, index) => 0x20 + index)
/** 6763 ideographs and the signs of the same rows. */
export const gb2312: readonly number[] = [...part([0xa1, 0xa9], [0xa1, 0xfe]), ...part([0xb0, 0xf7], [0xa1, 0xfe])]
export const gbk: readonly number[] = part([0x81, 0xfe], [0x40, 0xfe])
