import { awaitOwnMail } from '../../../src/adapters/imap/find-own-mail.js'
import { createMailParser } from '../../../src/adapters/mail-parser/index.js'
import type { Finding } from '../../../src/domain/finding.js'
import { isEmailAddress } from '../../../src/domain/email-address.js'
import { skipped } from '../../../src/domain/make-finding.js'
import { MINUTE_MS } from '../../../src/domain/time.js'
import { judgeRoundTrip, readBack, type ReadBack } from '../../../src/engine/doctor/round-trip.js'
import type { Attempt, SeenMail } from '../../../src/ports.js'
import { ROUND_TRIP_MAIL } from '../../../src/texts/test-mail.js'
import { openDocuments } from '../documents.js'
import { judgingSettings } from '../engine-settings.js'
import { imapSettings, openAuthenticator } from '../mail-adapters.js'
// Printed once by the demo's printer: a build carries what is imported, and no file beside it.
import sample from './sample-confirmation.json' with { type: 'json' }
import { sendTestMail, testMail } from './test-mail.js'
import type { AreaChecks, DoctorWorld } from './world.js'

const ARRIVES_WITHIN_MS = MINUTE_MS

const read = async (seen: SeenMail, account: string, world: DoctorWorld): Promise<ReadBack> => {
  const documents = openDocuments(world.log)
  try {
    return await readBack(seen, account, {
      settings: judgingSettings(world.config),
      store: await world.store(),
      parser: createMailParser(),
      authenticator: openAuthenticator(world.config),
      documents,
    })
  } finally {
    await documents.stop()
  }
}

const seenIn = (arrived: Attempt<SeenMail | null> | null): SeenMail | null =>
  arrived?.ok ? arrived.value : null

/** From our mailbox to our mailbox: no client has a part in it. */
const roundTrip = async (world: DoctorWorld): Promise<readonly Finding[]> => {
  const { config, tokens, log, clock } = world
  const [account] = config.accounts
  if (account === undefined || !isEmailAddress(account.username))
    return [skipped('round_trip', 'round_trip.sent')]
  const { filename, base64, locator } = sample
  const enclosed = [{ filename, base64, contentType: 'application/pdf' }]
  const mail = testMail(account.username, config.smtp.fromEmail, ROUND_TRIP_MAIL, enclosed)
  const sentAt = clock.now()
  const outcome = await sendTestMail(mail, world)
  const settings = imapSettings(account, config, tokens)
  const arrived =
    outcome.kind === 'accepted'
      ? await awaitOwnMail(settings, 'inbox', mail.controlId, ARRIVES_WITHIN_MS, log)
      : null
  const seen = seenIn(arrived)
  const readAgain = seen === null ? null : await read(seen, account.id, world)
  return judgeRoundTrip({ address: account.username, locator, sentAt, outcome, arrived, read: readAgain })
}

export const ROUND_TRIP_AREA: AreaChecks = { round_trip: roundTrip }
