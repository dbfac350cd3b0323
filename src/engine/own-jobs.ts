import type { Scheduler } from '../ports.js'

/** A scheduler whose `stop` takes back only what was planned through it; from then on it plans nothing. */
export const ownJobs = (scheduler: Scheduler): Scheduler => {
  const names = new Set<string>()
  let stopped = false
  const planned = (name: string, plan: () => void): void => {
    if (stopped) return
    names.add(name)
    plan()
  }
  return {
    at: (name, at, job) => planned(name, () => scheduler.at(name, at, job)),
    cron: (name, rule, zone, job) => planned(name, () => scheduler.cron(name, rule, zone, job)),
    cancel: (name) => {
      names.delete(name)
      scheduler.cancel(name)
    },
    onClockSet: (job) =>
      scheduler.onClockSet(() => {
        if (!stopped) job()
      }),
    stop: () => {
      stopped = true
      for (const name of names) scheduler.cancel(name)
    },
  }
}
