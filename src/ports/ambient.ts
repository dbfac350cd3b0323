import type { Instant } from '../domain/time.js'

export interface Clock {
  now(): Instant
}

/** Wakes the engine; jobs only call back, they carry no decision. */
export interface Scheduler {
  /** Runs `job` once at `at` (at once when that is past). A second call with the same name replaces the first. */
  at(name: string, at: Instant, job: () => void): void
  /** Runs `job` by a cron rule of five fields in the given zone. */
  cron(name: string, rule: string, zone: string, job: () => void): void
  cancel(name: string): void
  /** Runs `job` whenever the clock was found to be set, after what is planned was planned anew. */
  onClockSet(job: () => void): void
  stop(): void
}

export interface Logger {
  debug(fields: object, message: string): void
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}
