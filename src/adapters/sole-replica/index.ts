import type { Replica } from '../../ports.js'

/** Who owns the data folder is the only one, and leads everything from the start. */
export const soleReplica: Replica = {
  leadership: {
    campaign: (_duties, candidate) => candidate.gained(),
    stop: async () => {},
  },
  onForeignWrite: () => () => undefined,
}
