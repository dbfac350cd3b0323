import { randomUUID } from 'node:crypto'
import type { Attempt } from '../../ports.js'
import type { Shelf } from './shelf.js'

const CONTENT = Buffer.from('control-oc doctor')

const isListed = async (shelf: Shelf, wanted: string): Promise<boolean> => {
  for await (const name of shelf.names(wanted)) if (name === wanted) return true
  return false
}

/** Writes, finds, reads and removes. @throws what the place says, or that it does not give back what it took */
const use = async (shelf: Shelf, name: string): Promise<void> => {
  await shelf.write(name, CONTENT)
  try {
    const read = await shelf.read(name)
    if (read === null || !CONTENT.equals(read)) throw new Error('what was written cannot be read')
    if (!(await isListed(shelf, name))) throw new Error('what was written is not listed')
  } finally {
    await shelf.remove(name)
  }
}

/** Does once all that the vault does. */
export const probeShelf = async (shelf: Shelf): Promise<Attempt<null>> => {
  try {
    await use(shelf, `.doctor-${randomUUID()}`)
    return { ok: true, value: null }
  } catch (error) {
    return { ok: false, answer: error instanceof Error ? error.message : String(error) }
  }
}
