import { expect, test } from 'vitest'
import { composeDocument } from '../src/pipeline.js'
import { renderWebPage } from '../src/render/web/web-page.js'
import { changedWorkspace } from './workspace.js'

test('a joint notice is recorded on the website under all who issue it', () => {
  const host = changedWorkspace([
    {
      file: 'templates/通报.hbs',
      replace: "署名: '{{发文机关}}'",
      by: "署名: ['{{发文机关}}', 吉林省财政厅, 吉林省教育厅]",
    },
  ])
  const composed = composeDocument({ host, folder: '2022', template: '通报' })
  if (!composed.ok) throw new Error('the joint notice must be composed')
  const page = renderWebPage(composed.value.document, [])
  const organs = '吉林省人民政府 吉林省财政厅 吉林省教育厅'
  expect(page).toContain(`<meta name="ContentSource" content="${organs}">`)
  expect(page).toContain(`<th scope="row">发文机关</th><td>${organs}</td>`)
})
