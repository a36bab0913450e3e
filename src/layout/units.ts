declare const unit: unique symbol

/** 1/72 inch, the unit of PDF; 3号 is 16 of them. */
export type Points = number & { readonly [unit]: 'points' }
/** Widths on the grid of 28 characters a line (GB/T 9704-2012, 5.2.3): an ideograph takes 1 cell, an ASCII character 0.5. */
export type Cells = number & { readonly [unit]: 'cells' }

export const points = (value: number): Points => value as Points
export const cells = (value: number): Cells => value as Cells
export const millimetres = (value: number): Points => ((value * 72) / 25.4) as Points
/** Twentieths of a point, the unit of DOCX. */
export const twips = (value: number): Points => (value / 20) as Points
