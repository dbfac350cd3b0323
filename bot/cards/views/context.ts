import type { Instant, Person } from '../../../src/contract.js'

/** What a card needs to know besides its subject. */
export interface CardContext {
  readonly now: Instant
  /** The office's time zone: every hour on a card is its. */
  readonly zone: string
  /** Whom a case may be assigned to; absent or empty while the team is not known. */
  readonly people?: readonly Person[]
}

export interface Link {
  readonly title: string
  readonly url: string
}

/** What may be added to a card when it answers a press. Texts are Markdown, already escaped. */
export interface CardExtras {
  readonly note?: string
  /** How the note looks; a warning unless given. */
  readonly noteTone?: 'good' | 'warning'
  readonly links?: readonly Link[]
  /** What was typed into a form that was refused, by the ids of its inputs. */
  readonly typed?: Readonly<Record<string, string>>
}

export interface Fact {
  readonly title: string
  readonly value: string
}

/** A fact where there is a value, nothing where there is none. */
export const fact = (title: string, value: string | null | undefined): readonly Fact[] =>
  value ? [{ title, value }] : []
