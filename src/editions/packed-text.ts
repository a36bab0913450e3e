import { deflateRawSync, inflateRawSync } from 'node:zlib'

/**
 * Text that is kept for later, packed to about a tenth: what the record says of many thousand letters would else take
 * more memory than the letters themselves. Packed bytes never leave the process: they may differ by processor. They are
 * kept as a string, a character a byte: V8 moves it out of the way, where thousands of small buffers would lie scattered
 * among the large ones of the letters for ever. The first of a process, those of a hundred letters, stay as they are:
 * to pack and unpack them takes longer than anything else that is done with them.
 */
export class PackedText {
  static #room = 500_000
  readonly #kept: string
  readonly #isPacked: boolean

  constructor(text: string) {
    this.#isPacked = text.length > PackedText.#room
    if (!this.#isPacked) PackedText.#room -= text.length
    this.#kept = this.#isPacked ? deflateRawSync(text, { level: 1 }).toString('latin1') : text
  }

  /** The text as it was. */
  get text(): string {
    return this.#isPacked ? inflateRawSync(Buffer.from(this.#kept, 'latin1')).toString() : this.#kept
  }

  /** In JSON it is the text. */
  toJSON(): string {
    return this.text
  }
}
