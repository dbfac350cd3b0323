import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PDFParse } from 'pdf-parse'

/** Reads every PDF of a folder with pdf-parse and nothing else. `node bare-loop.mjs FOLDER` */
const [, , folder] = process.argv

for (const name of readdirSync(folder)) {
  const parser = new PDFParse({ data: new Uint8Array(readFileSync(join(folder, name))), verbosity: 0 })
  await parser.getText()
  await parser.destroy()
}

const { user, system } = process.cpuUsage()
process.stdout.write(String((user + system) / 1e6))
