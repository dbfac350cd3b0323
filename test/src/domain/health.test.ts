import { describe, expect, it } from 'vitest'
import type { Finding } from '../../../src/domain/finding.js'
import type { Health, HealthNews, Look } from '../../../src/domain/health.js'
import { afterChecks, WELL } from '../../../src/domain/health.js'
import { addMs, MINUTE_MS } from '../../../src/domain/time.js'

const START = '2026-11-26T12:00:00.000Z'

const finding = (changes: Partial<Finding> = {}): Finding => ({
  area: 'imap',
  check: 'imap.connection',
  subject: 'imap',
  level: 'failure',
  code: 'connection_refused',
  facts: {},
  answer: null,
  ...changes,
})

const WELL_FINDING = finding({ level: 'ok', code: null })
const BAD_LOGIN = finding({ code: 'imap_login_wrong' })

/** Looks one after the other, `minutes` after the start; gives what each one tells. */
const watch = (...looks: (readonly [minutes: number, ...findings: Finding[]])[]): readonly HealthNews[] => {
  let health: Health = WELL
  return looks.map(([minutes, ...findings]) => {
    const look: Look = { at: addMs(START, minutes * MINUTE_MS), findings, complete: true }
    const news = afterChecks(health, look)
    // As it comes back from disk.
    health = JSON.parse(JSON.stringify(news.health)) as Health
    return news
  })
}

const told = (news: readonly HealthNews[]): readonly string[] =>
  news.map(({ broken, mended }) => (broken.length > 0 ? 'broken' : mended.length > 0 ? 'mended' : ''))

describe('what broke and what is well again', () => {
  it('says nothing of a connection that is back at the next look', () => {
    expect(told(watch([0, finding()], [10, WELL_FINDING], [60, WELL_FINDING]))).toEqual(['', '', ''])
  })

  it('tells of a connection that stays away, once', () => {
    const news = watch([0, finding()], [5, finding()], [10, finding()], [60, finding()], [120, finding()])
    expect(told(news)).toEqual(['', '', 'broken', '', ''])
    expect(news[2]?.broken[0]?.since).toBe(START)
  })

  it('looks again soon while something is not certain, and at the usual hour when all is well', () => {
    const [first, second] = watch([0, finding()], [10, WELL_FINDING])
    expect(first?.lookAgainAt).toBe(addMs(START, 10 * MINUTE_MS))
    expect(second?.lookAgainAt).toBeNull()
  })

  it('tells at once of what only a person can mend', () => {
    expect(told(watch([0, BAD_LOGIN], [60, BAD_LOGIN]))).toEqual(['broken', ''])
  })

  it('tells that it is well again when that has lasted, with how long it was broken', () => {
    const news = watch([0, BAD_LOGIN], [60, WELL_FINDING], [70, WELL_FINDING], [130, WELL_FINDING])
    expect(told(news)).toEqual(['broken', '', 'mended', ''])
    expect(news[2]?.mended).toEqual([
      { finding: BAD_LOGIN, since: START, until: addMs(START, 60 * MINUTE_MS) },
    ])
  })

  it('does not tell of a recovery that did not last', () => {
    const news = watch([0, BAD_LOGIN], [60, WELL_FINDING], [65, BAD_LOGIN], [75, BAD_LOGIN])
    expect(told(news)).toEqual(['broken', '', '', ''])
  })

  it('tells less and less of what breaks again and again', () => {
    const hours = Array.from({ length: 24 }, (_, hour) => hour)
    const looks = hours.flatMap((hour) => [
      [hour * 60, BAD_LOGIN] as const,
      [hour * 60 + 20, WELL_FINDING] as const,
      [hour * 60 + 40, WELL_FINDING] as const,
    ])
    expect(told(watch(...looks)).filter((what) => what !== '')).toEqual(['broken', 'mended'])
  })

  it('takes what could not be looked at neither for broken nor for well', () => {
    const skipped = finding({ level: 'skipped' })
    expect(told(watch([0, skipped], [60, BAD_LOGIN], [120, skipped], [180, skipped]))).toEqual([
      '',
      'broken',
      '',
      '',
    ])
  })

  it('forgets nothing when some checks did not answer', () => {
    const { health } = afterChecks(WELL, { at: START, findings: [BAD_LOGIN], complete: true })
    const look = { at: addMs(START, 60 * MINUTE_MS), findings: [], complete: false }
    expect(afterChecks(health, look)).toMatchObject({ broken: [], mended: [], health })
  })

  it('takes a thing that is not looked at any more for well', () => {
    expect(told(watch([0, BAD_LOGIN], [60], [70]))).toEqual(['broken', '', 'mended'])
  })

  it('keeps a warning to itself', () => {
    expect(told(watch([0, finding({ level: 'warning' })], [60, finding({ level: 'warning' })]))).toEqual([
      '',
      '',
    ])
  })

  it('tells of several things at once, each by its own name', () => {
    const dns = finding({ area: 'dns', check: 'dns.spf', subject: 'hotel.example', code: 'token_no_consent' })
    expect(watch([0, BAD_LOGIN, dns])[0]?.broken.map((trouble) => trouble.finding)).toEqual([BAD_LOGIN, dns])
  })
})
