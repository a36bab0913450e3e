import type { PageFit } from '../../layout/page-fit.js'

/** How the text fills its pages, in one line. */
export function describeFit({ pages, lastPage, lastLines, saving, imprintPage, blankPages }: PageFit): string {
  const parts = [`正文止于第${lastPage}页，该页正文${lastLines}行`]
  if (saving) {
    const characters = saving.reduce((sum, each) => sum + each.characters, 0)
    const where = saving.map((each) => `第${each.paragraph}段末行${each.characters}字`).join('、')
    parts.push(`删去${characters}字可省一页（${where}）`)
  }
  if (imprintPage !== null) parts.push(`版记在第${imprintPage}页`)
  if (blankPages.length > 0) parts.push(`空白页：第${blankPages.join('、')}页，共${pages}页`)
  return `${parts.join('；')}。`
}
