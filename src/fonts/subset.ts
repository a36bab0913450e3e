/** The part of a font that one document uses, growing while the document is drawn. */
export interface FontSubset {
  /** `glyf` makes a CIDFontType2, `cff` a CIDFontType0. */
  readonly format: 'glyf' | 'cff'
  /** Takes a glyph in, with the advance (in 1/1000 em) that the document gives it; answers its CID. */
  add(glyph: number, advance: number): number
  /** Whether glyphs go in with the font's own advances, whatever `add` is told. */
  readonly keepsAdvances: boolean
  /** How many CIDs there are, 0 (`.notdef`) among them. */
  readonly count: number
  /** The font program to embed. */
  encode(): Uint8Array
}
