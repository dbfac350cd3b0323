import type { Store } from '../ports.js'

/** `sweep`: read the mailboxes and do what is due. `look`: look at everything. `export_again`: export all critical mail anew. */
export type Errand = 'sweep' | 'look' | 'export_again'

/** How many were asked for, up to which one they have been run, and what the last run gave. */
interface ErrandNote {
  readonly asked: number
  readonly done: number
  readonly outcome: unknown
}

const NEVER: ErrandNote = { asked: 0, done: 0, outcome: null }
const noteOf = (errand: Errand): string => `engine:errand:${errand}`

/** What a person asks of any replica, and only the one that leads can do: asked for and answered through the store. */
export interface Errands {
  /** Gives the number to wait for. */
  ask(errand: Errand): Promise<number>
  /** What it gave, in a box, once it has been run; else null. */
  answer(errand: Errand, number: number): Promise<{ readonly outcome: unknown } | null>
  /** Runs it if it was asked for since it was run last: one run answers all who asked before it began. */
  serve(errand: Errand, run: () => Promise<unknown>): Promise<void>
}

export const createErrands = (store: Pick<Store, 'note' | 'transact'>): Errands => {
  const change = (errand: Errand, to: (before: ErrandNote) => ErrandNote): Promise<ErrandNote> =>
    store.transact({ notes: [noteOf(errand)] }, (tx) => {
      const after = to((tx.note(noteOf(errand)) as ErrandNote | null) ?? NEVER)
      tx.putNote(noteOf(errand), after)
      return after
    })
  const read = async (errand: Errand): Promise<ErrandNote> =>
    (await store.note<ErrandNote>(noteOf(errand))) ?? NEVER

  return {
    ask: async (errand) => (await change(errand, (note) => ({ ...note, asked: note.asked + 1 }))).asked,
    answer: async (errand, number) => {
      const { done, outcome } = await read(errand)
      return done >= number ? { outcome } : null
    },
    serve: async (errand, run) => {
      const { asked, done } = await read(errand)
      if (asked <= done) return
      const outcome = await run()
      await change(errand, (note) => ({ ...note, done: asked, outcome }))
    },
  }
}
