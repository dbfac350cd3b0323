import type { RawMail } from '../../src/domain/mail.js'
import type { FolderPosition, MailBatch, MailSink } from '../../src/ports.js'

const keyOf = (account: string, folder: string): string => `${account}/${folder}`

/** Takes mails as the engine does, remembers positions, and can be told to refuse. */
export class RecordingSink implements MailSink {
  readonly batches: MailBatch[] = []
  readonly refused: MailBatch[] = []
  #refusals = 0
  #waiting: (() => void)[] = []
  readonly #positions: Map<string, FolderPosition>

  /** Give it another sink to start with that one's positions, as after a restart. */
  constructor(before?: RecordingSink) {
    this.#positions = new Map(before === undefined ? [] : before.#positions)
  }

  get mails(): readonly RawMail[] {
    return this.batches.flatMap(({ mails }) => mails)
  }

  refuseNext(count: number): void {
    this.#refusals = count
  }

  async position(account: string, folder: string): Promise<FolderPosition | null> {
    return this.#positions.get(keyOf(account, folder)) ?? null
  }

  async receive(batch: MailBatch): Promise<void> {
    const isRefused = this.#refusals > 0 && batch.mails.length > 0
    if (isRefused) {
      this.#refusals -= 1
      this.refused.push(batch)
    } else {
      this.batches.push(batch)
      this.#positions.set(keyOf(batch.position.account, batch.position.folder), batch.position)
    }
    this.#waiting.splice(0).forEach((look) => look())
    if (isRefused) throw new Error('the disk is full')
  }

  /** Resolves as soon as the condition holds; it is looked at after each batch. */
  async until(holds: () => boolean): Promise<void> {
    while (!holds()) await new Promise<void>((resolve) => this.#waiting.push(resolve))
  }

  subjects(): readonly string[] {
    return this.mails.map(
      ({ source }) => /^Subject: (.*?)\r?$/m.exec(String(Buffer.from(source ?? [])))?.[1] ?? '',
    )
  }
}
