import * as path from 'node:path'
import { typefaces } from '../../document/typeface.js'
import type { FontOptions } from '../../fonts/resolve-fonts.js'
import type { Host } from '../../host/host.js'
import type { Request } from './arguments.js'
import { UsageError } from './usage-error.js'

/** The fonts that the user wants. */
export function fontOptions(host: Host, { bundledFonts, fontPaths }: Request): FontOptions {
  const named = [...fontPaths].map(([name, file]) => {
    const face = (Object.keys(typefaces) as (keyof typeof typefaces)[]).find((key) => typefaces[key] === name)
    if (!face) throw new UsageError(`没有叫“${name}”的字体位置；可用的有：${Object.values(typefaces).join('、')}。`)
    return [face, path.resolve(file)] as const
  })
  return { host, bundledOnly: bundledFonts, named: new Map(named) }
}
