import { createHash } from 'node:crypto'
import { readFile, rm, writeFile } from 'node:fs/promises'
import type { DataFolder } from './data-folder.js'

/** Makes of a closed folder what a version would have left that had no journal. */
export const asFormat1 = async (folder: DataFolder): Promise<void> => {
  const text = await readFile(folder.path('live.json'), 'utf8')
  const data = text.slice(text.indexOf('"data":') + '"data":'.length, -'}\n'.length)
  const old = data.replace(/^\{"commit":\d+,"tip":"[0-9a-f]{64}",/, '{')
  const sha256 = createHash('sha256').update(old).digest('hex')
  const file = `{"format":1,"sha256":"${sha256}","data":${old}}\n`
  await writeFile(folder.path('live.json'), file)
  await writeFile(folder.path('live.previous.json'), file)
  await rm(folder.path('live.journal'))
}
