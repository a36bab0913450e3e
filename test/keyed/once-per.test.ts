import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, test, vi } from 'vitest'
import { ForgettingMap } from '../../src/keyed/forgetting-map.js'
import { oncePer, oncePerKey, oncePerPair, oncePerRecent, oncePerText } from '../../src/keyed/once-per.js'

test('what is made of a thing is made once for each thing', () => {
  const make = vi.fn((of: { readonly size: number }) => of.size + 1)
  const made = oncePer(make)
  const [one, other] = [{ size: 1 }, { size: 1 }]
  expect([made(one), made(one), made(other)]).toEqual([2, 2, 2])
  expect(make).toHaveBeenCalledTimes(2)
})

test('what two things make is made anew when the second is another one, and kept for that one', () => {
  const make = vi.fn((of: { readonly name: string }, by: number) => `${of.name}${by}`)
  const made = oncePerPair(make)
  const of = { name: '甲' }
  expect([made(of, 1), made(of, 1), made(of, 2), made(of, 2)]).toEqual(['甲1', '甲1', '甲2', '甲2'])
  expect(make).toHaveBeenCalledTimes(2)
})

test('what is made of more keys than are kept is right, and made again', () => {
  const make = vi.fn((of: number) => of * 2)
  const made = oncePerKey(2, make)
  expect([1, 2, 1, 2].map(made)).toEqual([2, 4, 2, 4])
  expect(make).toHaveBeenCalledTimes(2)
  expect([3, 1].map(made)).toEqual([6, 2])
  expect(make).toHaveBeenCalledTimes(4)
})

test('what is made of a few things is made again when others came', () => {
  const make = vi.fn((of: { readonly size: number }) => of.size + 1)
  const made = oncePerRecent(2, make)
  const [one, other, third] = [{ size: 1 }, { size: 2 }, { size: 3 }]
  expect([one, other, one, other, third, one].map(made)).toEqual([2, 3, 2, 3, 4, 2])
  expect(make).toHaveBeenCalledTimes(4)
})

test('and keeps none of them', async () => {
  setFlagsFromString('--expose-gc')
  const collect: () => void = runInNewContext('gc')
  const made = oncePerRecent(2, ({ size }: { readonly size: number }) => size + 1)
  const held = (() => {
    const thing = { size: 5 }
    made(thing)
    return new WeakRef(thing)
  })()
  await new Promise(setImmediate)
  collect()
  expect(held.deref()).toBeUndefined()
})

test('a text with other things beside it is another key', () => {
  const made = oncePerText(9, (text, times: number) => text.repeat(times))
  expect([made('章', 1), made('章', 2), made('章', 1)]).toEqual(['章', '章章', '章'])
})

test('a full map forgets all when one more key comes, but not when a key of it is set again', () => {
  const map = new ForgettingMap<string, number>(2)
  map.set('a', 1).set('b', 2).set('b', 3)
  expect([...map]).toEqual([
    ['a', 1],
    ['b', 3],
  ])
  map.set('c', 4)
  expect([...map]).toEqual([['c', 4]])
})
