import { expect, test } from 'vitest'
import { checksum, checksums } from '../../src/editions/checksum.js'
import { inputsToStore, restoreInputs, storeFolder } from '../../src/editions/input-store.js'
import { snapshotHost } from '../../src/host/snapshot-host.js'

const bytesOf = (text: string) => new TextEncoder().encode(text)

/** Reports of so many places. */
const reports = (count: number, says = (place: number) => `完成: ${place}人\n`) =>
  new Map(
    Array.from({ length: count }, (_, place) => [`data/2098-示例/上报/${place}.yaml`, bytesOf(says(place))] as const),
  )

type Files = ReadonlyMap<string, Uint8Array>

/** What is written of inputs into a store that has some files. */
const stored = (inputs: Files, store: Files = new Map()): Files => {
  const { files, archives } = inputsToStore(snapshotHost(store), inputs, checksums(inputs))
  return new Map([...files, ...archives])
}

const restored = (inputs: Files, store: Files) => restoreInputs(snapshotHost(store), { inputs: checksums(inputs) })

const onlyFile = (files: Files) => {
  expect(files.size).toBe(1)
  const [[file, bytes] = ['', new Uint8Array()]] = files
  return { file, bytes }
}

test('a few inputs lie in the store one by one, under their checksums', () => {
  const inputs = new Map([...reports(2), ['templates/通报.hbs', bytesOf('{{发文机关}}')]])
  const store = stored(inputs)
  const names = [...inputs].map(([file, bytes]) => `${storeFolder}/${checksum(bytes)}${/\.\w+$/.exec(file)?.[0]}`)
  expect([...store.keys()]).toEqual(names)
  expect(restored(inputs, store)).toEqual({ ok: true, value: inputs, diagnostics: [] })
})

test('one that was cut short is written again', () => {
  const inputs = reports(3)
  const store = stored(inputs)
  const [[file, bytes] = ['', new Uint8Array()]] = store
  expect(onlyFile(stored(inputs, new Map([...store, [file, bytes.slice(0, -1)]])))).toEqual({ file, bytes })
})

test('many lie in one archive, and come back out of it', () => {
  const inputs = new Map([...reports(150), ['data/2098-示例/上报/空.yaml', new Uint8Array()]])
  const store = stored(inputs)
  expect(onlyFile(store).file).toMatch(/\/[0-9a-f]{64}\.zip$/)
  const found = restored(inputs, store)
  expect(found.ok && [...found.value].map(([file, bytes]) => [file, Buffer.from(bytes)])).toEqual(
    [...inputs].map(([file, bytes]) => [file, Buffer.from(bytes)]),
  )
})

test('there are as many archives as all need', () => {
  const inputs = reports(1001)
  const store = stored(inputs)
  expect(store.size).toBe(2)
  expect(restored(inputs, store).diagnostics).toEqual([])
})

test('what is kept, in whatever way, is not kept again', () => {
  const inputs = reports(150)
  const first = new Map([...stored(reports(5)), ...stored(inputs)])
  expect(stored(inputs, first).size).toBe(0)
  const corrected = new Map([...inputs, ['data/2098-示例/上报/3.yaml', bytesOf('完成: 3003人\n')] as const])
  const second = stored(corrected, first)
  expect(onlyFile(second).file).toMatch(/\.yaml$/)
  expect(restored(corrected, new Map([...first, ...second])).diagnostics).toEqual([])
})

test('an archive that was cut short is written again, and until then said to be damaged', () => {
  const inputs = reports(150)
  const { file, bytes } = onlyFile(stored(inputs))
  const store = new Map([[file, bytes.slice(0, -100)]])
  const { diagnostics } = restored(inputs, store)
  expect(diagnostics).toHaveLength(150)
  expect(diagnostics.every(({ code, message }) => code === 'edition-incomplete' && message.includes(file))).toBe(true)
  expect(onlyFile(stored(inputs, store))).toEqual({ file, bytes })
})

test('an entry that was tampered with is not given out', () => {
  const inputs = reports(150)
  const { file, bytes } = onlyFile(stored(inputs))
  const at = Buffer.from(bytes).indexOf('完成: 77人')
  const store = new Map([[file, bytes.with(at, bytes[at] === 0 ? 1 : 0)]])
  const { diagnostics } = restored(inputs, store)
  expect(diagnostics.map(({ code, message }) => [code, message.includes('/77.yaml'), message.includes(file)])).toEqual([
    ['edition-incomplete', true, true],
  ])
})

test('what is no archive of ours is passed over where nothing is lacking', () => {
  const inputs = reports(150)
  const foreign = [`${storeFolder}/${'0'.repeat(64)}.zip`, bytesOf('not an archive')] as const
  const store = new Map([foreign, ...stored(inputs)])
  expect(restored(inputs, store).diagnostics).toEqual([])
})
