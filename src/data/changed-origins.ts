import { type Diagnostic, place, warning } from '../diagnostics/diagnostic.js'
import { mayHaveOrigins, typedOver } from './origin-comment.js'

/** Figures that were typed over after they were imported: a slip of the keyboard, unless someone says so. */
export const changedOrigins = (text: string, file: string): readonly Diagnostic[] =>
  !mayHaveOrigins(text)
    ? []
    : text.split(/\r?\n/u).flatMap((line, index) =>
        typedOver(line).map(({ column, value, origin }) => {
          const message = `导入以后改过：这里是 ${value}，${origin.file} ${origin.cell} 导入的是 ${origin.value}`
          const hint = `改错了的请改回 ${origin.value}；确实要改的，请把行末这一处的来源一起删去。`
          return warning('origin-changed', message, place(file, index + 1, column, [...value].length), hint)
        }),
      )
