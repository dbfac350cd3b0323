import { describe, expect, it } from 'vitest'
import { configAsJson, describeConfig } from '../../../src/config/describe.js'
import { load } from './minimal-environment.js'

describe('configAsJson', () => {
  it('shows values in their own types', () => {
    const json = configAsJson(
      load({
        IMAP_USE_SSL: 'True',
        DAYS_FOR_REMINDER_1: '30m',
        EMAIL_CC_RECIPIENTS: 'a@b.example,c@b.example',
      }),
    )
    expect(json).toMatchObject({
      IMAP_PORT: 993,
      IMAP_USE_SSL: true,
      IMAP_MAILBOX: ['INBOX'],
      EMAIL_CC_RECIPIENTS: ['a@b.example', 'c@b.example'],
      DAYS_FOR_REMINDER_1: { minutes: 30 },
      DAYS_FOR_REMINDER_2: { days: 4 },
      PUBLIC_URL: null,
      EXTRA_HOLIDAYS: [],
      faults: [],
    })
  })

  it('shows of a secret only whether it is there and how long it is', () => {
    const json = configAsJson(load({ IMAP_PASSWORD: 'abcd efgh ijkl mnop', SMTP_PASSWORD: 'ñandú' }))
    expect(json['IMAP_PASSWORD']).toEqual({ set: true, length: 16 })
    expect(json['SMTP_PASSWORD']).toEqual({ set: true, length: 5 })
    expect(json['MicrosoftAppPassword']).toEqual({ set: false, length: 0 })
    expect(JSON.stringify(json)).not.toMatch(/efgh|ñandú/)
  })
})

describe('describeConfig', () => {
  it('tells where each value comes from', () => {
    const loaded = load({ IMAP_PASSWORD: undefined, IMAP_PASSWORD_FILE: '/secret' }, { '/secret': 'x' })
    const sources = Object.fromEntries(describeConfig(loaded).map(({ name, source }) => [name, source]))
    expect(sources).toMatchObject({
      IMAP_HOST: 'variable',
      IMAP_PASSWORD: 'file',
      IMAP_USE_SSL: 'preset',
      OC_INBOX_HOST: 'derived',
      PUBLIC_URL: 'unset',
    })
  })
})
