/**
 * A map of at most so many keys, for what can be made again: where one more comes, all that it holds is forgotten. So what
 * is kept of a batch stays small, however many letters it has.
 */
export class ForgettingMap<K, V> extends Map<K, V> {
  readonly #most: number

  constructor(most: number) {
    super()
    this.#most = most
  }

  override set(key: K, value: V): this {
    if (this.size >= this.#most && !this.has(key)) this.clear()
    return super.set(key, value)
  }
}
