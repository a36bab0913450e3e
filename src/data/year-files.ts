import type { InputFolder } from '../host/input-folder.js'
import { dataFolder, templatesFolder } from './years.js'

/** The names of the files and folders of a year. */
export const yearFiles = {
  places: '地方.yaml',
  facts: '文件.yaml',
  indicators: '指标.yaml',
  figures: '数字.yaml',
  relations: '勾稽.yaml',
  terms: '用语.yaml',
  waivers: '豁免.yaml',
  snippets: '片段',
  highlights: '亮点',
  reports: '上报',
  letter: '函.yaml',
  lastYear: '上年.yaml',
  retyped: '复录.yaml',
  /** The workbooks that figures were imported from: kept, not read. */
  workbooks: '来表',
} as const

/** The list of places that all years share that have none of their own. */
export const placesFile = `${dataFolder}/地方.yaml`

/** The words that all years share. */
export const termsFile = `${dataFolder}/用语.yaml`

/** The document numbers given out, of all years. */
export const ledgerFile = `${dataFolder}/台账.yaml`

/** Where the files lie that a year is made from: what all years share, its own folder, the templates. */
export const inputFolders = (folder: string): readonly InputFolder[] => [
  { path: dataFolder, wanted: /\.yaml$/u, deep: false },
  { path: `${dataFolder}/${folder}`, wanted: /\.(?:yaml|md)$/u, deep: true },
  { path: templatesFolder, wanted: /\.hbs$/u, deep: false },
]
