import { type Diagnostic, error } from '../../diagnostics/diagnostic.js'
import { distinct } from '../../diagnostics/distinct.js'
import { typefaces } from '../../document/typeface.js'
import type { LaidOutDocument } from '../../pipeline.js'
import type { Request } from '../request/arguments.js'

/** What `--final` refuses and a draft only marks. */
export function refusals(
  diagnostics: readonly Diagnostic[],
  { fonts }: Pick<LaidOutDocument, 'fonts'>,
  { strictFonts }: Request,
): readonly Diagnostic[] {
  const warnings = distinct(diagnostics).filter(({ severity }) => severity === 'warning')
  const substitutes = fonts.report.filter(({ substitute }) => strictFonts && substitute)
  const names = substitutes.map(({ face }) => typefaces[face]).join('、')
  const refuse = (why: string, hint: string) => error('final-refused', `定稿被拒绝：${why}`, null, hint)
  return [
    ...(warnings.length > 0
      ? [refuse(`还有 ${warnings.length} 条警告没有处理`, '请逐条改正，或在 豁免.yaml 里写明理由。')]
      : []),
    ...(substitutes.length > 0
      ? [refuse(`这些字体用的是替代字体：${names}`, '请安装公文字体，或用 --font 指定字体文件。')]
      : []),
  ]
}
