import { describe, expect, test } from 'vitest'
import { cutOf } from '../../src/letters/whole-quotation.js'

describe('what a quotation leaves out of its clause', () => {
  test.each([
    ['of a text that begins with it', '全面完成任务的不多', { before: '', after: '的不多', turned: true }],
    ['at the beginning of a text', '未能全面完成任务，其他地方继续推进', { before: '未能', after: '', turned: true }],
    ['at its end', '各地继续推进，全面完成任务的不多', { before: '', after: '的不多', turned: true }],
    ['without a word that turns it about', '我省全面完成任务', { before: '我省', after: '', turned: false }],
    [
      'in all places: the one that leaves out the least',
      '未能全面完成任务。我省全面完成任务',
      { before: '我省', after: '', turned: false },
    ],
  ])('%s', (_, text, cut) => {
    expect(cutOf('全面完成任务', text)).toEqual(cut)
  })
  test.each(['全面完成任务', '各地继续推进，全面完成任务', '全面完成任务，其他地方继续推进', '一是全面完成任务。'])(
    'nothing of “%s”',
    (text) => {
      expect(cutOf('全面完成任务', text)).toBeUndefined()
    },
  )
})
