/** Figures whose writing a table can spoil: zeros at the end, more digits than Excel keeps, words, signs, raised digits. */
export const oddFigures = [
  '25.10万人',
  '10.0分',
  '0.30%',
  '1.0',
  '0个',
  '3.5万余人',
  '100万余人',
  '约100人以上',
  '2.5个百分点',
  '0.5‰',
  '3人/月',
  '5000m²',
  '25.5℃',
  '12345678901234567890个',
  '1.234567890123456789亿元',
  '123456789012345.6元',
] as const

const file = 'data/2022/数字.yaml'

/** The files of a workspace with these figures in the data of 2022. */
export const withOddFigures = (files: Readonly<Record<string, string>>): Readonly<Record<string, string>> => ({
  ...files,
  [file]: `${files[file]?.trimEnd()}\n${oddFigures.map((text, index) => `  奇数${index + 1}: ${text}\n`).join('')}`,
})
