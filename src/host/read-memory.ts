/**
 * What was read from the text of files, by how it was read and by file. Whatever reads a text that has not changed gets
 * what it got before; a file that has changed is read anew.
 */
export class ReadMemory {
  readonly #known = new Map<object, Map<string, { readonly text: string; readonly read: unknown }>>()

  /** `read` must depend on the text and the file alone; `how` tells the ways of reading apart. */
  recall<T>(how: object, file: string, text: string, read: () => T): T {
    const ofHow = this.#known.get(how) ?? new Map()
    this.#known.set(how, ofHow)
    const known = ofHow.get(file)
    // What stands under `how` was put there by a call with the same `how`, so it is a T.
    if (known?.text === text) return known.read as T
    const made = read()
    ofHow.set(file, { text, read: made })
    return made
  }
}
