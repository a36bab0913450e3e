import type { OfficialDocument } from '../document/document.js'
import type { Masthead } from './masthead.js'
import { generalMasthead } from './masthead-general.js'
import { letterMasthead } from './masthead-letter.js'

const mastheads = { letter: letterMasthead, general: generalMasthead } as const

/** 版头 of a document in its format. */
export const makeMasthead = (document: OfficialDocument): Masthead => mastheads[document.format](document)
