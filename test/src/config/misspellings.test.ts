import { describe, expect, it } from 'vitest'
import { findMisspellings, nearestVariable } from '../../../src/config/misspellings.js'

describe('nearestVariable', () => {
  it.each([
    ['IMAP_PASWORD', 'IMAP_PASSWORD'],
    ['IMAP_PASS', 'IMAP_PASSWORD'],
    ['SMTP_USER', 'SMTP_USERNAME'],
    ['imap_host', 'IMAP_HOST'],
    ['MICROSOFT_APP_ID', 'MicrosoftAppId'],
    ['IMAP_PASWORD_FILE', 'IMAP_PASSWORD_FILE'],
    ['DAYS_FOR_REMINDER1', 'DAYS_FOR_REMINDER_1'],
    ['OFFICE_TIMEZOME', 'OFFICE_TIMEZONE'],
  ])('of %s is %s', (name, nearest) => {
    expect(nearestVariable(name)).toBe(nearest)
  })

  it.each(['PATH', 'HOME', 'POST', 'HOSTNAME', 'DATABASE_URL', 'FLASK_SECRET_KEY', 'XDG_DATA_DIRS'])(
    'leaves %s alone',
    (name) => {
      expect(nearestVariable(name)).toBeNull()
    },
  )
})

it('is not held up by a name that is as long as a letter', () => {
  const started = performance.now()
  expect(nearestVariable('X'.repeat(500_000))).toBeNull()
  expect(performance.now() - started).toBeLessThan(5000)
})

describe('findMisspellings', () => {
  it('says nothing of variables that exist, in either form', () => {
    expect(findMisspellings({ IMAP_HOST: 'x', IMAP_PASSWORD_FILE: '/x', IMAP_PASWORD: undefined })).toEqual(
      [],
    )
  })
})
