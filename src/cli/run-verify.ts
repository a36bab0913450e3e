import * as path from 'node:path'
import { andThen, error, fail, note, type Outcome, outcome } from '../diagnostics/diagnostic.js'
import { listEditions, recordedFiles } from '../editions/edition-files.js'
import { diskHost, type Host, readNamedFile } from '../host/host.js'
import { packagePaths } from '../seal/manifest.js'
import { openSealed, type SealedPackage, sealedLimits } from '../seal/open-sealed.js'
import { verifyPackage } from '../seal/verify-package.js'
import { type Answer, nothingDone } from './answer.js'
import type { Request } from './request/arguments.js'
import { fontOptions } from './request/font-options.js'
import { version } from './version.js'

/** `verify`: a sealed package against its own checksums, its own data, and the records of this workspace. */
export async function runVerify(request: Request): Promise<Answer> {
  const host = diskHost(request.workspace)
  const file = path.resolve(request.files[0] ?? '')
  const opened = andThen(readNamedFile(file, sealedLimits.file), openSealed)
  if (!opened.ok) return nothingDone(opened.diagnostics, { package: null })
  const { manifest, sha256 } = opened.value
  const verified = await verifyPackage(opened.value, { fonts: fontOptions(host, request), program: version })
  const recorded = sameAsRecorded(host, opened.value)
  const diagnostics = [...verified.diagnostics, ...recorded.diagnostics]
  const made = verified.ok ? verified.value : undefined
  const how = made?.identical ? '与重做的一字节不差' : '内容与重做的相同'
  return {
    json: {
      package: {
        ...{ file, sha256, document: manifest.document, edition: manifest.edition, number: manifest.number },
        ...{ title: manifest.title, date: manifest.date, files: manifest.files.size },
        ...{ identical: made?.identical ?? false, recorded: recorded.ok && recorded.value },
      },
    },
    lines: [
      `${manifest.number} ${manifest.title}：第${manifest.edition}版，${manifest.date}`,
      `  ${manifest.files.size} 个文件的校验码${made ? `都对，其中 ${made.compared} 个${how}` : '都对'}`,
      `  核验码（SHA-256）：${sha256}`,
    ],
    diagnostics,
  }
}

/** Whether this workspace has a record of the edition, and the package the same one. */
function sameAsRecorded(host: Host, { manifest, files }: SealedPackage): Outcome<boolean> {
  const found = listEditions(host, manifest.document).find(({ edition }) => edition === manifest.edition)
  const record = found && host.readBytes(found.file)
  if (!found || !record?.ok) {
    const hint = '核验码与印发时记下的一致，才能说明是原来那个封存包。'
    return outcome(false, [note('package-unrecorded', '这个工作文件夹里没有这一版的记录', null, hint)])
  }
  // The data may have changed since in what the document does not depend on; its files may not.
  const made = (bytes: Uint8Array) => JSON.stringify([...recordedFiles(new TextDecoder().decode(bytes))])
  if (made(record.value) === made(files.get(packagePaths.record) ?? new Uint8Array())) return outcome(true)
  const hint = '两者之一被改动过，或者不是同一份公文。'
  return fail(error('package-unrecorded', `与这个工作文件夹里的记录不一致：${found.file}`, null, hint))
}
