import { expect, test } from 'vitest'
import { remedyNames } from '../../../bot/service/remedy-names.js'
import { configOf, MAILBOX } from '../../findings/looking.js'

const namesOf = remedyNames(configOf('/nowhere', { IMAP_HOST: 'imap.example', SMTP_HOST: 'smtp.example' }))

test.each([
  ['imap', 'imap.login', 'imap', 'imap.example'],
  ['smtp', 'smtp.login', 'smtp.example:1', 'smtp.example'],
  ['smtp', 'smtp.test_sent', MAILBOX, 'smtp.example'],
  ['smtp', 'smtp.test_arrived', MAILBOX, 'imap.example'],
  ['round_trip', 'round_trip.sent', MAILBOX, 'smtp.example'],
  ['round_trip', 'round_trip.arrived', MAILBOX, 'imap.example'],
] as const)(
  'what is found in %s by %s about %s is about the server that said it',
  (area, check, subject, host) => {
    expect(namesOf({ area, check, subject })).toMatchObject({ host, mailbox: MAILBOX })
  },
)

test('credentials of the bot are named by its own variables', () => {
  expect(namesOf({ area: 'bot', check: 'bot.credentials', subject: null })).toMatchObject({ app: 'bot' })
})
