/** All that an issued document says, passage by passage, and what people call the edition: 第1版. */
export interface IssuedWords {
  readonly edition: string
  readonly words: string
  /** The figures that it prints, by name. */
  readonly figures: ReadonlyMap<string, string>
}
