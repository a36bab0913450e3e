import { describe, expect, test } from 'vitest'
import { fileName } from '../src/document/file-name.js'
import { composeDocument } from '../src/pipeline.js'
import { renderWebPage } from '../src/render/web/web-page.js'
import { changedWorkspace } from './workspace.js'

/** The notice as several organs issue it together (联合行文), by the head of its template alone. */
function joint(title: string) {
  const host = changedWorkspace([
    { file: 'templates/通报.hbs', replace: "标题: '{{发文机关}}关于", by: `标题: '${title}关于` },
    {
      file: 'templates/通报.hbs',
      replace: "署名: '{{发文机关}}'",
      by: "署名: ['{{发文机关}}', 吉林省财政厅, 吉林省教育厅]",
    },
  ])
  const composed = composeDocument({ host, folder: '2022', template: '通报' })
  if (!composed.ok) throw new Error('the joint notice must be composed')
  return composed.value.document
}

describe('a joint notice', () => {
  test.each([
    '{{发文机关}}、吉林省财政厅、吉林省教育厅',
    '{{发文机关}} 吉林省财政厅 吉林省教育厅',
    '{{发文机关}}等3部门',
  ])('is named by what it is about, not by who issues it: %s', (title) =>
    expect(fileName(joint(title))).toBe('吉政函〔2023〕10号 2022年度全省就业创业工作目标责任制考评情况的通报'),
  )

  test('is recorded on the website under all who issue it', () => {
    const page = renderWebPage(joint('{{发文机关}}、吉林省财政厅、吉林省教育厅'), [])
    const organs = '吉林省人民政府 吉林省财政厅 吉林省教育厅'
    expect(page).toContain(`<meta name="ContentSource" content="${organs}">`)
    expect(page).toContain(`<th scope="row">发文机关</th><td>${organs}</td>`)
  })
})
