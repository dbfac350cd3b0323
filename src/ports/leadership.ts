/** What one replica alone may do at a time. */
export type Duty = 'sender' | 'clock' | 'notifier' | `mailbox:${string}`

/** Who stands for duties, and hears what becomes of it: at once, and again after each change. */
export interface Candidate {
  /** They are led from now on, all of them. */
  gained(): void
  /** Another replica may lead them by now: whatever is under way for them is to end. */
  lost(): void
}

/** Which of the replicas on one store does what only one may do. */
export interface Leadership {
  /** Stands for duties that belong together, all of them or none, until the stop. One that was lost is stood for again. */
  campaign(duties: readonly Duty[], candidate: Candidate): void
  /** Gives up what is led, and calls nobody back any more: to be called when its work has ended. */
  stop(): Promise<void>
}

/** How this replica stands among those on the same store. */
export interface Replica {
  readonly leadership: Leadership
  /** Calls back after another replica has written; gives the function that ends it. */
  onForeignWrite(wake: () => void): () => void
}
