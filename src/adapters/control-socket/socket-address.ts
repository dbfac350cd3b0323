import { closeSync, constants, openSync } from 'node:fs'
import path from 'node:path'

/** A name by which a socket can be bound or connected to; `release` when that is done. */
export interface SocketAddress {
  readonly address: string
  readonly release: () => void
}

/** `sun_path` is 104 bytes on macOS, 108 on Linux, with its final NUL (unix(7)); longer names are cut or refused. */
const MAX_ADDRESS_BYTES = 100

const fits = (address: string): boolean => Buffer.byteLength(address) <= MAX_ADDRESS_BYTES

/** Linux can name the folder by a descriptor, so that the length of its path does not matter. */
const throughDescriptor = (folder: string, name: string): SocketAddress => {
  const descriptor = openSync(folder, constants.O_RDONLY | constants.O_DIRECTORY)
  return {
    address: `/proc/self/fd/${descriptor}/${name}`,
    release: () => {
      closeSync(descriptor)
    },
  }
}

/** @throws when the path is too long for a socket on a system without /proc, or the folder is not there. */
export const socketAddress = (folder: string, name: string): SocketAddress => {
  const absolute = path.resolve(folder, name)
  const short = [absolute, path.relative(process.cwd(), absolute)].find(fits)
  if (short !== undefined) return { address: short, release: () => undefined }
  if (process.platform === 'linux') return throughDescriptor(folder, name)
  throw new Error(`the path of the data folder is too long for a control socket: ${folder}`)
}
