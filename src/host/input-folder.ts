/** A folder that inputs lie in. */
export interface InputFolder {
  /** In the workspace, with `/`. */
  readonly path: string
  /** What the names of its inputs are like. */
  readonly wanted: RegExp
  /** Whether the folders in it hold inputs as well. */
  readonly deep: boolean
}
