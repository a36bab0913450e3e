import { expect, test } from 'vitest'
import { runChecks } from '../../src/checks/index.js'
import { layOut } from '../../src/layout/lay-out.js'
import { composeDocument } from '../../src/pipeline.js'
import { memoryHost } from '../memory-host.js'
import { workspaceFiles } from '../workspace.js'

const folder = '2023-示例'

/** The workspace of the sample year, whose places are counties now: 长春县. */
const named = /(长春|吉林|四平|辽源|通化|白山|松原|白城|延边|梅河口)[市州]/gu
const counties = Object.fromEntries(
  Object.entries(workspaceFiles()).map((entry) => entry.map((text) => text.replace(named, '$1县'))),
)

/** The codes of what is said of words that begin the notice. */
function codesOf(words: string): readonly string[] {
  const file = `data/${folder}/片段/引言.md`
  const composed = composeDocument({
    host: memoryHost({ ...counties, [file]: `${words}\n` }),
    folder,
    template: '通报',
  })
  if (!composed.ok) throw new Error(composed.diagnostics.map(({ message }) => message).join('\n'))
  const laidOut = layOut(composed.value.document)
  if (!laidOut.ok) throw new Error('the notice must be laid out')
  return runChecks(composed.value, () => laidOut.value.pages)
    .filter(({ at, severity }) => at?.file === file && severity !== 'note')
    .map(({ code }) => code)
}

test.each([
  ['长春县青年见习未完成年度计划。', ['figure-wording']],
  ['青年见习仅长春县未完成年度计划。', ['figure-wording']],
  ['部分县青年见习未完成年度计划。', ['figure-wording']],
  ['长春县青年见习全面完成年度计划。', []],
  ['各县青年见习均完成年度计划。', []],
  // Of what is below a county nothing is reported.
  ['长春县部分乡镇青年见习未完成年度计划。', []],
  ['长春县个别企业未完成年度计划。', []],
])('what is said of counties, where these report: %s', (words, codes) => {
  expect(codesOf(words)).toEqual(codes)
})
