import { VERBS } from '../../../../bot/cards/verbs.js'
import type { Random } from '../../random.js'
import { press } from '../make/activities.js'
import { few, sometimes } from '../make/chance.js'
import { oddJson, type Json } from '../make/odd-json.js'
import { oddText } from '../make/odd-text.js'
import type { Target } from '../target.js'
import { LOCATORS, openBot, REVIEWS, SERVICE_URL, THREAD, WRITER } from './bot-world.js'

/** Names of what buttons and forms bring, with what might stand there. */
const INPUTS: Readonly<Record<string, readonly string[]>> = {
  locator: [...LOCATORS, 'AAAAAAA', ''],
  reviewId: [...REVIEWS, 'r0'],
  card: ['root', 'sheet', 'x'],
  ocNumber: ['4500012345', 's/n', ''],
  reason: ['oc_by_other_way', 'not_required', 'cancelled', 'other', ''],
  closeReason: ['oc_by_other_way', 'not_required', 'cancelled', 'other'],
  closeNote: ['nota', ''],
  rejectReason: ['es una cotización', ''],
  note: ['nota', ''],
  until: ['2026-12-01', '2026-02-31', '0000-00-00', '9999-12-31', ''],
  date: ['2026-12-01', 'mañana'],
  person: [WRITER.aadObjectId, 'nobody', ''],
  candidate: [...LOCATORS],
  otherLocator: [...LOCATORS, 'x'],
  clientId: ['empresa ejemplo', 'x', ''],
  name: ['EMPRESA EJEMPLO S.A.', 'Otra', ''],
  contacts: ['compras@empresa.example', 'a@b;c@d', ''],
  requiresOc: ['true', 'false', 'yes', 'no', 'x'],
  language: ['es', 'en', 'pt', 'xx'],
  reminderDays: ['2', '-1', '1e9', 'x', ''],
  ultimatumDays: ['4', '1', '1e9', ''],
  active: ['true', 'false'],
  arrived: ['true', 'false'],
  after: ['', '0', '-1', '1e9', 'AAKLMNO'],
  skipped: ['0', '-1', '1e9', 'x'],
  text: ['', 'x', 'gran hotel'],
  tab: ['mine', 'urgent', 'x'],
  filter: ['', 'urgentes'],
  importId: ['x', `${'0'.repeat(64)}.${'0'.repeat(16)}`],
  mailId: ['x', '3f9a0c12b7d84e65'],
  currency: ['CLP', 'USD', 'XXX'],
  total: ['1.234.567', '1,5', '-1', '9'.repeat(40)],
  agency: ['EMPRESA EJEMPLO S.A.', ''],
  hotel: ['Gran Hotel', ''],
  checkIn: ['2026-12-15', '15/12/2026', 'x'],
  checkOut: ['2026-12-18', '2026-12-01', ''],
  guest: ['ANA', ''],
  bookingId: ['45000000', ''],
  picked: ['AAKLMNO,AAFVDUA', ''],
  'pick-AAKLMNO': ['true', 'false'],
}

/** Names that every object has: a table that is looked up by them gives what nobody put there. */
const EVERY_OBJECTS = ['constructor', '__proto__', 'toString', 'hasOwnProperty']

const value = (random: Random, name: string): Json => {
  if (sometimes(random, 4)) return random.pick(EVERY_OBJECTS)
  if (sometimes(random, 75)) return random.pick(INPUTS[name] ?? [''])
  return sometimes(random, 50) ? oddText(random, sometimes(random, 20) ? 20_000 : 200) : oddJson(random)
}

const make = (random: Random): Uint8Array => {
  const verb = sometimes(random, 95) ? random.pick(Object.values(VERBS)) : oddText(random, 50)
  const names = Object.keys(INPUTS).filter(() => sometimes(random, 70))
  const inputs = Object.fromEntries(names.map((name) => [name, value(random, name)]))
  const strange = Array.from(
    { length: few(random, 20) - 1 },
    () => [oddText(random, 30), oddJson(random)] as const,
  )
  const data: Json = { verb, ...inputs, ...Object.fromEntries(strange) }
  const sender = { from: WRITER, serviceUrl: SERVICE_URL, threadId: THREAD }
  return Buffer.from(JSON.stringify(press(sender, verb, data, sometimes(random, 80))))
}

/** Presses of every button, with what no form would have let through. */
export const open = (): Promise<Target> => openBot(make)
