import {
  ContainerClient,
  ContainerSASPermissions,
  generateBlobSASQueryParameters,
  StorageSharedKeyCredential,
} from '@azure/storage-blob'
import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { createInterface } from 'node:readline'

const ACCOUNT = 'oficina'
const KEY = Buffer.from('an invented key of a test account').toString('base64')
const SERVER = createRequire(import.meta.url).resolve('azurite/dist/src/blob/main.js')

/** A container of its own, and what opens it for an hour. */
export interface TestContainer {
  /** For `FILES_URL`. */
  readonly url: string
  /** A signature with these permissions (`racwdl`: all that the vault needs). */
  readonly sas: (permissions?: string, lastsMs?: number) => string
  /** Past the vault. */
  readonly client: ContainerClient
}

export interface AzuriteServer {
  container(): Promise<TestContainer>
  stop(): Promise<void>
}

const HOUR_MS = 3_600_000

const sasOf = (
  containerName: string,
  credential: StorageSharedKeyCredential,
  permissions: string,
  lastsMs: number,
): string =>
  generateBlobSASQueryParameters(
    {
      containerName,
      permissions: ContainerSASPermissions.parse(permissions),
      startsOn: new Date(Date.now() - 2 * HOUR_MS),
      expiresOn: new Date(Date.now() + lastsMs),
    },
    credential,
  ).toString()

const makeContainer = async (origin: string): Promise<TestContainer> => {
  const name = `documentos-${randomUUID()}`
  const url = `${origin}/${ACCOUNT}/${name}`
  const credential = new StorageSharedKeyCredential(ACCOUNT, KEY)
  const client = new ContainerClient(url, credential)
  await client.create()
  return {
    url,
    client,
    sas: (permissions = 'racwdl', lastsMs = HOUR_MS) => sasOf(name, credential, permissions, lastsMs),
  }
}

const OPTIONS = ['--blobHost', '127.0.0.1', '--blobPort', '0', '--inMemoryPersistence'] as const
const QUIETLY = ['--silent', '--disableTelemetry', '--skipApiVersionCheck'] as const
const LISTENING = /successfully listens on (?<origin>http:\/\/[\d.:]+)/u

/** Microsoft's emulator of Blob Storage, on the loopback, with nothing on disk. */
export const startAzurite = async (): Promise<AzuriteServer> => {
  const child = spawn(process.execPath, [SERVER, ...OPTIONS, ...QUIETLY], {
    cwd: tmpdir(),
    env: { ...process.env, AZURITE_ACCOUNTS: `${ACCOUNT}:${KEY}`, NODE_OPTIONS: '' },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  for await (const line of createInterface(child.stdout)) {
    const origin = LISTENING.exec(line)?.groups?.['origin']
    if (origin === undefined) continue
    child.stdout.resume()
    return {
      container: () => makeContainer(origin),
      stop: async () => {
        child.kill()
        await once(child, 'exit')
      },
    }
  }
  throw new Error('Azurite ended before it listened')
}
