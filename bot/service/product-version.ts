import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const packageFolder = (folder: string): string =>
  existsSync(path.join(folder, 'package.json')) ? folder : packageFolder(path.dirname(folder))

/** Of this product, built or not. */
export const productVersion = (): string => {
  const folder = packageFolder(path.dirname(fileURLToPath(import.meta.url)))
  const { version }: { version: string } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'))
  return version
}
