import { complaintsOf } from './check-workspace.js'

/**
 * What is said of a paragraph (the snippet 引言) of an office's workspace. Its numbers stand in braces: 平均得分{92.94分}; under
 * a name of theirs {道路事故=14起}; without a digit, {道路事故}, a figure of the data is named.
 */
export function saidOf(office: Readonly<Record<string, string>>, folder: string, words: string): readonly string[] {
  const figures = new Map<string, string>()
  const text = words.replace(/(?<!\{)\{([^{}]+)\}(?!\})/gu, (_, written: string) => {
    const [, name = `示例${figures.size + 1}`, value = ''] = /^(?:([^=]+)=)?(.*\d.*)$/u.exec(written) ?? []
    if (value === '') return `{{数 "${written}"}}`
    figures.set(name, value)
    return `{{数 "${name}"}}`
  })
  const lines = [...figures].map(([name, value]) => `  ${name}: ${value}\n`)
  const files = {
    ...office,
    [`data/${folder}/片段/引言.md`]: `${text}\n`,
    [`data/${folder}/数字.yaml`]: lines.length > 0 ? `数字:\n${lines.join('')}` : '数字: {}\n',
  }
  return complaintsOf(files, folder)
    .filter(({ code }) => code !== 'figure-unused')
    .map(({ code, message }) => `${code} ${message}`)
}

/** The codes alone of what is said of a paragraph. */
export const codesSaidOf = (
  office: Readonly<Record<string, string>>,
  folder: string,
  words: string,
): readonly string[] => saidOf(office, folder, words).map((said) => said.slice(0, said.indexOf(' ')))
