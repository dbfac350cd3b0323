import type { RawMail } from '../../domain/mail.js'
import type { EngineWorld } from '../world.js'

/** What was under way for one mail has failed. */
export class MailTrouble extends Error {
  constructor(
    readonly raw: RawMail,
    cause: unknown,
  ) {
    super(`a mail could not be dealt with: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    })
    this.name = 'MailTrouble'
  }
}

/** @throws MailTrouble that names the mail, or the one of another mail that was waited for. */
export const about = async <T>(raw: RawMail, work: Promise<T>): Promise<T> => {
  try {
    return await work
  } catch (error) {
    throw error instanceof MailTrouble ? error : new MailTrouble(raw, error)
  }
}

/** Tells the troubles of a mail, which would come again with it, from those of the store and the vault, which pass. */
export interface Blame {
  /** What mails are handled in, so that it is known where a fault came from. */
  readonly world: EngineWorld
  /** The mail that is at fault by what it says; null where something outside is, or nothing is known. */
  mailOf(error: unknown): RawMail | null
}

type Method = (...args: readonly unknown[]) => unknown

/** What the methods of a port reject with is handed to `note`, but for what their caller's own functions have thrown. */
const overheard = <T extends object>(port: T, note: (error: unknown) => void): T => {
  const own = new Set<unknown>()
  const watched =
    (work: Method): Method =>
    (...args) => {
      try {
        return work(...args)
      } catch (error) {
        own.add(error)
        throw error
      }
    }
  const noteForeign = (error: unknown): void => {
    if (!own.delete(error)) note(error)
  }
  return new Proxy(port, {
    get: (target, key) => {
      const member: unknown = Reflect.get(target, key, target)
      if (typeof member !== 'function') return member
      return (...args: readonly unknown[]) => {
        const given = args.map((arg) => (typeof arg === 'function' ? watched(arg as Method) : arg))
        const answer = (member as Method).apply(target, given)
        if (answer instanceof Promise) answer.catch(noteForeign)
        return answer
      }
    },
  })
}

export const createBlame = (world: EngineWorld): Blame => {
  const outside = new WeakSet()
  const note = (error: unknown): void => {
    if (error instanceof Error) outside.add(error)
  }
  return {
    world: { ...world, store: overheard(world.store, note), vault: overheard(world.vault, note) },
    mailOf: (error) => {
      if (!(error instanceof MailTrouble) || !(error.cause instanceof Error)) return null
      return outside.has(error.cause) ? null : error.raw
    },
  }
}
