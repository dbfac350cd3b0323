import type { Shelf } from './shelf.js'

/** Opened when it is first needed: who keeps documents elsewhere never loads what it takes. */
export const lazyShelf = (open: () => Promise<Shelf>): Shelf => {
  let opened: Promise<Shelf> | null = null
  const shelf = (): Promise<Shelf> => (opened ??= open())
  return {
    read: async (name) => (await shelf()).read(name),
    write: async (name, content) => (await shelf()).write(name, content),
    remove: async (name) => (await shelf()).remove(name),
    names: async function* names(beginning) {
      yield* (await shelf()).names(beginning)
    },
    tidy: async (before) => (await shelf()).tidy(before),
  }
}
