import { deflateRawSync, inflateRawSync } from 'node:zlib'

/**
 * Text that is kept for later, packed to about a tenth: what the record says of many thousand letters would else take
 * more memory than the letters themselves. Packed bytes never leave the process: they may differ by processor. They are
 * kept as a string, a character a byte: V8 moves it out of the way, where thousands of small buffers would lie scattered
 * among the large ones of the letters for ever.
 */
export class PackedText {
  readonly #packed: string

  constructor(text: string) {
    this.#packed = deflateRawSync(text, { level: 1 }).toString('latin1')
  }

  /** The text as it was. */
  get text(): string {
    return inflateRawSync(Buffer.from(this.#packed, 'latin1')).toString()
  }

  /** In JSON it is the text. */
  toJSON(): string {
    return this.text
  }
}
