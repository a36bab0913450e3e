import { composeDocument } from '../../src/pipeline.js'
import { changedWorkspace } from '../workspace.js'

const composed = composeDocument({ host: changedWorkspace([]), folder: '2022', template: '通报' })
if (!composed.ok) throw new Error('the notice of 2022 must compose')

/** The standing notice with its data: what checks are tried on, with other words or figures. */
export const notice = composed.value
