import type { Instant, Locator } from '../../../src/contract.js'
import type { ClientMail } from '../mail/outbox.js'
import type { DemoPerson } from '../people.js'
import type { TeamsStandIn } from '../teams/stand-in.js'

/** What can be pressed on the page, with the words of its button. */
export interface SampleButton {
  readonly kind: string
  readonly icon: string
  readonly name: string
  readonly hint: string
}

/** What may be typed to the bot. */
export interface CommandHint {
  readonly name: string
  readonly usage: string
  readonly help: string
}

export interface PageClock {
  readonly now: Instant
  readonly zone: string
  readonly inOffice: boolean
  readonly next: { readonly what: string; readonly at: Instant } | null
}

export interface PageReservation {
  readonly locator: Locator
  readonly agency: string
}

export type TimeSpan = 'next' | 'hour' | 'day'

/** A file that somebody dropped on the page. */
export interface DroppedFile {
  readonly filename: string
  readonly content: Uint8Array
  readonly as: 'confirmation' | 'order'
  readonly locator: Locator
}

/** The running demo as its page sees it. */
export interface DemoBackend {
  readonly teams: TeamsStandIn
  /** Who may sit in front of the page; the first one does unless another is named. */
  readonly people: readonly [DemoPerson, ...DemoPerson[]]
  readonly commands: readonly CommandHint[]
  readonly samples: {
    readonly confirmations: readonly SampleButton[]
    readonly orders: readonly SampleButton[]
  }
  clock(): Promise<PageClock>
  openReservations(): Promise<readonly PageReservation[]>
  clientMails(): readonly ClientMail[]
  onClientMail(listener: (mail: ClientMail) => void): () => void
  /** Something besides threads and mails may look different now. */
  onProgress(listener: () => void): () => void
  /** @throws DemoRefusal */
  sendConfirmation(kind: string): Promise<void>
  /** @throws DemoRefusal */
  sendOrder(kind: string, locator: Locator): Promise<void>
  /** @throws DemoRefusal */
  sendFile(file: DroppedFile): Promise<void>
  /** Resolves when everything that was due has been done. */
  letPass(span: TimeSpan): Promise<void>
}
