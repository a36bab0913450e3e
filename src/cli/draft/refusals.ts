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
  const refused: Diagnostic[] = []
  if (warnings.length > 0) {
    refused.push(
      error(
        'final-refused',
        `定稿被拒绝：还有 ${warnings.length} 条警告没有处理`,
        null,
        '请逐条改正，或在 豁免.yaml 里写明理由。',
      ),
    )
  }
  const substitutes = fonts.report.filter(({ substitute }) => substitute)
  if (strictFonts && substitutes.length > 0) {
    const names = substitutes.map(({ face }) => typefaces[face]).join('、')
    refused.push(
      error(
        'final-refused',
        `定稿被拒绝：这些字体用的是替代字体：${names}`,
        null,
        '请安装公文字体，或用 --font 指定字体文件。',
      ),
    )
  }
  return refused
}
