import type { MailSender, OutgoingMail, SendOutcome } from '../../src/ports.js'

export const ACCEPTED = {
  kind: 'accepted',
  serverMessageId: null,
  refusedRecipients: [],
} as const satisfies SendOutcome

/** Keeps what it is given, and answers as scripted; without a script everything is accepted. */
export class FakeMailSender implements MailSender {
  /** Every mail that was given to it, whatever came of it. */
  readonly attempts: OutgoingMail[] = []
  readonly #script: SendOutcome[] = []
  readonly #underWay = new Set<Promise<SendOutcome>>()
  readonly #accepted: OutgoingMail[] = []
  #stopped = false
  #gate: Promise<void> = Promise.resolve()

  get isStopped(): boolean {
    return this.#stopped
  }

  /** The mails that a client has got. */
  get sent(): readonly OutgoingMail[] {
    return this.#accepted
  }

  /** Outcomes of the next sends, in order. */
  answer(...outcomes: readonly SendOutcome[]): void {
    this.#script.push(...outcomes)
  }

  /** Holds all sends back until the function that it gives is called. */
  hold(): () => void {
    let release = (): void => undefined
    this.#gate = new Promise((resolve) => {
      release = resolve
    })
    return release
  }

  send(mail: OutgoingMail): Promise<SendOutcome> {
    const sending = this.#send(mail).finally(() => this.#underWay.delete(sending))
    this.#underWay.add(sending)
    return sending
  }

  async stop(): Promise<void> {
    this.#stopped = true
    await Promise.all(this.#underWay)
  }

  async #send(mail: OutgoingMail): Promise<SendOutcome> {
    if (this.#stopped) return { kind: 'deferred', error: 'the sender is stopping', retryAfterMs: null }
    this.attempts.push(mail)
    await this.#gate
    const outcome = this.#script.shift() ?? ACCEPTED
    if (outcome.kind === 'accepted') this.#accepted.push(mail)
    return outcome
  }
}
