import { expect, test } from 'vitest'
import { lettersOf, paragraphsOf } from './letters-of.js'

// Read them when they change: these are the letters as places get them.
test.each(['2022', '2023-示例'])('the words of all letters of %s', async (folder) => {
  const made = lettersOf([], folder)
  const words = made.ok ? made.value.map((letter) => paragraphsOf(letter).join('\n')).join('\n\n====\n\n') : ''
  await expect(`${words}\n`).toMatchFileSnapshot(`goldens/${folder}.txt`)
})
