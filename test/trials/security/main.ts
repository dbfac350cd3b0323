import { makeConfirmationPdf } from '../../../bot/demo/samples/confirmation-pdf.js'
import { knownBad, LOCKED, withoutIntegrity } from '../../docs/known-bad.js'
import { dovecotMissing } from '../../servers/dovecot.js'
import { sampleBooking } from '../../story/sample-booking.js'
import { conclude, exactly, type Figure } from '../figures.js'
import { openTrialStores, STORE_SWITCH, storesMissing } from '../stores.js'
import { MALLORY, tryAddresses, tryTokens } from './at-the-door.js'
import { createAttempts, type Attempts } from './attempts.js'
import { dropBombs } from './bombs.js'
import { tryPlacesAndRoles, tryReplays } from './inside.js'
import { tryInjection, tryWhatLeft } from './injection.js'
import { tryKeptFiles } from './kept-files.js'
import { tryKeptRows } from './kept-rows.js'
import { tryLinks } from './links.js'
import { leakedIn } from './planted.js'
import { exchangeFound, rawMail } from './raw-mail.js'
import { CONFIRMER, GUEST, PAULA, startServiceWorld, type ServiceWorld } from './service-world.js'
import { openSlowClients, tryHttp } from './slow-clients.js'
import { trySpoofing } from './spoofing.js'
import { actors, keysOf, storyOf } from './state.js'

/** `npm run test:security`: what strangers and colleagues may try, tried on the built service over real HTTP, SMTP and IMAP. */

/** The case that everybody aims at; it waits for its purchase order from beginning to end. */
const TARGET = 'AATARGT'

const startCase = async (world: ServiceWorld): Promise<void> => {
  const content = await makeConfirmationPdf(sampleBooking({ locator: TARGET, bookingId: '45000777' }))
  await world.deliver(
    rawMail({
      headers: [exchangeFound('pass', 'kontrol.example'), `From: ${CONFIRMER}`, `Subject: Reserva ${TARGET}`],
      text: 'Se adjunta la confirmación.',
      files: [{ name: 'c.pdf', type: 'application/pdf', content }],
    }),
  )
  await world.decided(30_000)
  await world.teams.until('the request', () => isRequested(world) || null, 20_000)
}

/** The mail is with its client before that is written down, of which the card tells. */
const isRequested = ({ teams }: ServiceWorld): boolean =>
  teams.threads().some(({ posts }) => JSON.stringify(posts).includes('SOLICITADA'))

const mailsAbout = ({ relay }: ServiceWorld, locator: string): number =>
  relay.mails.filter(({ source }) => source.includes(locator)).length

/** Who may not do anything, and whether they did. */
const tryActors = async (world: ServiceWorld, attempts: Attempts): Promise<void> => {
  const who = await actors(world.place)
  for (const { aadObjectId, name } of [MALLORY, GUEST])
    attempts.note('the audit', who.includes(aadObjectId) ? `${name} stands in it` : null)
  // Nothing was tried at all where the one who may is not in it.
  attempts.note('the audit', who.includes(PAULA.aadObjectId) ? null : 'nobody stands in it')
}

const PRODUCTION = { NODE_ENV: 'production', MicrosoftAppId: '', MicrosoftAppPassword: '' }

/** The command line shows and checks what it was given, and tells no secret of it. */
const runCommands = async (world: ServiceWorld, attempts: Attempts): Promise<void> => {
  const faults = await world.runCli(['config', '--json'], PRODUCTION)
  attempts.note('production without credentials', faults === 0 ? 'is taken for complete' : null)
  await world.runCli(['config'])
  await world.runCli(['config', '--json'])
  await world.runCli(['doctor', '--only', 'data,imap,smtp,bot', '--json'])
  await world.runCli(['backup'])
}

const secretsOf = async (world: ServiceWorld): Promise<readonly string[]> => {
  const kept = Object.values(await keysOf(world.place))
  return kept.filter((value) => typeof value === 'string' && value.length > 20)
}

const tryLeaks = async (world: ServiceWorld, attempts: Attempts): Promise<void> => {
  const secrets = [...world.planted, ...(await secretsOf(world)), world.provider.token().split('.')[1] ?? '']
  const cards = JSON.stringify(world.teams.threads())
  const mails = world.relay.mails.map(({ source }) => source).join('\n')
  for (const [where, text] of Object.entries({ 'output and answers': world.heard(), cards, mails }))
    for (const secret of secrets)
      attempts.note(
        'secrets in all that came out',
        leakedIn(text, [secret]).length > 0 ? `${secret.slice(0, 12)}… in ${where}` : null,
      )
}

const policyFigures = (): readonly Figure[] => [
  exactly('parsers that are known to be bad', knownBad(LOCKED).length, 0),
  exactly('packages without a hash', withoutIntegrity(LOCKED).length, 0),
]

const say = (text: string): void => void process.stderr.write(`${text}\n`)

const run = async (world: ServiceWorld, attempts: Attempts): Promise<readonly Figure[]> => {
  const slow = await openSlowClients(world)
  await startCase(world)
  const story = await storyOf(world.place, TARGET)
  const isUntouched = async (): Promise<boolean> => (await storyOf(world.place, TARGET)) === story
  say('at the door')
  await tryTokens(world, TARGET, attempts)
  await tryAddresses(world, TARGET, attempts)
  await tryHttp(world, attempts)
  await tryPlacesAndRoles(world, TARGET, attempts, isUntouched)
  attempts.note('forged tokens', (await isUntouched()) ? null : `${TARGET} was changed`)
  say('hostile words')
  const link = await tryInjection(world, TARGET, attempts)
  await tryLinks(world, link, attempts)
  await tryReplays(world, TARGET, attempts, (locator) => mailsAbout(world, locator))
  say('spoofed senders')
  await trySpoofing(world, TARGET, attempts)
  say('bombs')
  const bombs = await dropBombs(world)
  await slow.closed(attempts)
  await runCommands(world, attempts)
  await tryActors(world, attempts)
  attempts.note('the service', (await world.end()) === 0 ? null : 'did not end well')
  await tryWhatLeft(world, attempts)
  await tryLeaks(world, attempts)
  await tryKeptFiles([world.place.dataDir, world.backupDir], world.planted, attempts)
  await tryKeptRows(world.place, world.planted, attempts)
  return bombs
}

const main = async (): Promise<void> => {
  const missing = dovecotMissing() ?? storesMissing()
  if (missing !== null) throw new Error(missing)
  const startedAt = new Date()
  const attempts = createAttempts()
  const stores = await openTrialStores()
  const world = await startServiceWorld(stores)
  try {
    const bombs = await run(world, attempts)
    for (const breach of attempts.breaches()) say(`BREACH: ${breach}`)
    conclude([...attempts.figures(), ...bombs, ...policyFigures()], {
      ...STORE_SWITCH,
      command: 'test:security',
      seed: null,
      startedAt,
      endedAt: new Date(),
    })
  } finally {
    await world.close()
    await stores.stop()
  }
}

await main()
