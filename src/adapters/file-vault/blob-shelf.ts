import { AnonymousCredential, ContainerClient, RestError } from '@azure/storage-blob'
import { buffer } from 'node:stream/consumers'
import type { Shelf } from './shelf.js'

/** One container of Azure Blob Storage. */
export interface BlobContainer {
  /** `https://ACCOUNT.blob.core.windows.net/CONTAINER`. */
  readonly url: string
  /** A shared access signature for this container, without a question mark before it. */
  readonly sas: string
}

export interface BlobLimits {
  /** For one request, with all its tries. Who waits for it is tried again as a whole, with the mail that brought it. */
  readonly patienceMs: number
  /** Names in one answer; the service gives 5,000 at the most. */
  readonly pageSize: number
}

const LIMITS: BlobLimits = { patienceMs: 30_000, pageSize: 5_000 }

const RETRIES = { maxTries: 3, retryDelayInMs: 500, maxRetryDelayInMs: 4_000 }

/** A container that is not there is no empty one. */
const isMissing = (error: unknown): boolean => error instanceof RestError && error.code === 'BlobNotFound'

/** A write is one request (Put Blob), after which all of the file is there and durable, or nothing has changed. */
class BlobShelf implements Shelf {
  readonly #container: ContainerClient
  readonly #limits: BlobLimits

  constructor({ url, sas }: BlobContainer, limits: BlobLimits) {
    this.#container = new ContainerClient(`${url}?${sas}`, new AnonymousCredential(), {
      retryOptions: RETRIES,
    })
    this.#limits = limits
  }

  async read(name: string): Promise<Uint8Array | null> {
    try {
      const blob = this.#container.getBlobClient(name)
      const { readableStreamBody: body } = await blob.download(0, undefined, this.#inTime())
      return body ? await buffer(body) : new Uint8Array()
    } catch (error) {
      if (isMissing(error)) return null
      throw error
    }
  }

  async write(name: string, content: Uint8Array): Promise<void> {
    const blob = this.#container.getBlockBlobClient(name)
    await blob.upload(content, content.byteLength, this.#inTime())
  }

  async remove(name: string): Promise<void> {
    await this.#container.getBlobClient(name).deleteIfExists(this.#inTime())
  }

  async *names(beginning: string): AsyncGenerator<string> {
    let next: string | undefined
    do {
      const wish = { prefix: beginning, ...this.#inTime() }
      const pages = this.#container.listBlobsFlat(wish).byPage({
        maxPageSize: this.#limits.pageSize,
        ...(next && { continuationToken: next }),
      })
      next = undefined
      for await (const page of pages) {
        for (const { name } of page.segment.blobItems) yield name
        next = page.continuationToken
        break
      }
    } while (next)
  }

  /** The service itself lets go of uploads that were broken off. */
  async tidy(): Promise<void> {}

  #inTime(): { readonly abortSignal: AbortSignal } {
    return { abortSignal: AbortSignal.timeout(this.#limits.patienceMs) }
  }
}

export const openBlobShelf = (container: BlobContainer, limits: Partial<BlobLimits> = {}): Shelf =>
  new BlobShelf(container, { ...LIMITS, ...limits })
