/** The files that a document can be made into. */
export const outputFormats = ['docx', 'pdf'] as const

export type OutputFormat = (typeof outputFormats)[number]
