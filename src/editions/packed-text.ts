import { deflateRawSync, inflateRawSync } from 'node:zlib'

/**
 * Text that is kept for later, packed to about a tenth: what the record says of many thousand letters would else take
 * more memory than the letters themselves. Packed bytes never leave the process: they may differ by processor.
 */
export class PackedText {
  readonly #bytes: Uint8Array

  constructor(text: string) {
    // A copy, for zlib answers with a part of a buffer of 16 KB.
    this.#bytes = new Uint8Array(deflateRawSync(text, { level: 1 }))
  }

  /** The text as it was. */
  get text(): string {
    return inflateRawSync(this.#bytes).toString()
  }

  /** In JSON it is the text. */
  toJSON(): string {
    return this.text
  }
}
