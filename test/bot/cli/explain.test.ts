import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { run } from '../../../bot/cli/explain.js'
import { composeMail, type SampleMail } from '../../../bot/demo/mail/compose.js'
import { stampAsExchange, type ExchangeVerdict } from '../../../bot/demo/mail/exchange-stamp.js'
import { makeConfirmationPdf } from '../../../bot/demo/samples/confirmation-pdf.js'
import { makePurchaseOrderPdf } from '../../../bot/demo/samples/purchase-order-pdf.js'
import { ManualClock } from '../../fakes/manual-clock.js'
import { aReservation } from '../../ports/records.js'
import { sampleBooking } from '../../story/sample-booking.js'
import { aClient } from '../../story/samples.js'
import { runCli } from './run-cli.js'
import { openFolderStore } from '../../stores/folder-store.js'

const NOW = '2026-11-23T12:00:00.000Z'

const RESERVATIONS = [
  {
    locator: 'AAKLMNO',
    bookingId: '45000000',
    providerLocator: '700123',
    agency: 'EMPRESA EJEMPLO S.A.',
    contactEmails: ['compras@empresa.example'],
    total: { amount: 1_234_567, currency: 'CLP' },
    checkIn: '2026-12-15',
    state: 'SOLICITADA',
    sentMessageIds: ['<solicitud@hotelsales.example>'],
  },
  {
    locator: 'AARECIB',
    agency: 'Empresa Ejemplo SA',
    contactEmails: ['pagos@empresa.example'],
    state: 'RECIBIDA',
  },
  { locator: 'AAANULA', agency: 'EMPRESA EJEMPLO S.A.', state: 'CANCELADA' },
]

const SETTINGS = {
  ownAddresses: ['controloc@hotelsales.example'],
  ownDomains: ['hotelsales.example'],
  authorisedSenders: ['confirmaciones@kontrol.example'],
  timeZone: 'America/Santiago',
}

let folder = ''
let order: Uint8Array
let printed = ''

const file = (name: string): string => path.join(folder, name)

const put = async (
  name: string,
  mail: Partial<SampleMail>,
  verdict: ExchangeVerdict = 'pass',
): Promise<string> => {
  const common = {
    from: 'Ana <compras@empresa.example>',
    to: 'controloc@hotelsales.example',
    text: '',
    date: NOW,
  }
  const source = await composeMail({ ...common, subject: '', ...mail })
  await writeFile(file(name), stampAsExchange(source, verdict))
  return file(name)
}

const bringing = (content: Uint8Array, filename = 'OC 4500012345.pdf') => ({
  text: 'Adjunto la orden de compra.',
  attachments: [{ filename, content }],
})

const orderFor = (locator: string): Promise<Uint8Array> =>
  makePurchaseOrderPdf({ ocNumber: '4500012345', locator, agency: 'EMPRESA EJEMPLO S.A.', total: 1_234_567 })

const confirmationOf = async (locator: string) => ({
  from: 'confirmaciones@kontrol.example',
  ...bringing(await makeConfirmationPdf(sampleBooking({ locator })), 'confirmacion.pdf'),
  text: 'Se adjunta.',
})

const INPUT = (): string[] => [
  `--reservations=${file('reservations.json')}`,
  `--settings=${file('settings.json')}`,
]

const capture = (): void => {
  printed = ''
  vi.spyOn(process.stdout, 'write').mockImplementation((text: string | Uint8Array): boolean => {
    printed += String(text)
    return true
  })
  vi.spyOn(process.stderr, 'write').mockImplementation(() => true)
}

const writeMails = async (): Promise<readonly string[]> => {
  const forged = await put('forged.eml', bringing(order), 'fail')
  const confirmation = await confirmationOf('AANUEVA')
  const promise = { text: 'La enviaremos mañana.', inReplyTo: '<solicitud@hotelsales.example>' }
  await writeFile(file('junk.eml'), new Uint8Array([0, 255, 1]))
  return [
    await put('order.eml', bringing(order)),
    forged,
    await put('stranger.eml', { ...bringing(order), from: 'x@otra.example' }),
    await put('colleague.eml', { ...bringing(order), from: 'eva@hotelsales.example' }),
    file('none.eml'),
    await put('other.eml', { ...bringing(order), from: 'pagos@empresa.example' }),
    await put('promise.eml', promise),
    await put('second.eml', bringing(await orderFor('AARECIB'))),
    await put('new.eml', confirmation),
    await put('again.eml', await confirmationOf('AAANULA')),
    await put('unproven.eml', confirmation, 'none'),
    await put('talk.eml', { from: 'x@otra.example', subject: 'Almuerzo', text: '¿Almorzamos el jueves?' }),
    file('junk.eml'),
  ]
}

let files: readonly string[]
let lines: readonly Line[]
let exitCode: number

const lineOf = (name: string): Line | undefined => lines.find((line) => line['file'] === file(name))
const signalsOf = (name: string): readonly string[] =>
  lineOf(name)?.evidence.map(({ signal }) => signal) ?? []

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'explain-'))
  await writeFile(file('reservations.json'), JSON.stringify(RESERVATIONS))
  await writeFile(file('settings.json'), JSON.stringify(SETTINGS))
  order = await orderFor('AAKLMNO')
  files = await writeMails()
  capture()
  exitCode = await run([...files, '--json', ...INPUT()])
  lines = printed
    .trim()
    .split('\n')
    .map((line): Line => JSON.parse(line))
  vi.restoreAllMocks()
})
afterAll(() => rm(folder, { recursive: true }))

beforeEach(capture)
afterEach(() => vi.restoreAllMocks())

interface Line {
  readonly evidence: readonly { readonly signal: string }[]
  readonly reason: string
  readonly [key: string]: unknown
}

describe('control-oc explain --json', () => {
  it('accepts an OC of a proven contact', () => {
    expect(lineOf('order.eml')).toMatchObject({
      kind: 'purchase_order',
      decision: 'accept',
      reservations: ['AAKLMNO'],
      ocNumbers: ['4500012345'],
      matches: [{ locator: 'AAKLMNO', ocNumber: '4500012345' }],
      sender: { address: 'compras@empresa.example', authenticated: 'pass' },
    })
  })

  it('shows the evidence, where it was seen and what it weighs', () => {
    const named = { signal: 'names_locator', value: 'AAKLMNO', where: 'document', weight: 45 }
    expect(lineOf('order.eml')?.evidence).toContainEqual(named)
    const expected = ['sender_authentic', 'known_sender', 'oc_title', 'amount_equal']
    expect(signalsOf('order.eml')).toEqual(expect.arrayContaining(expected))
  })

  it('has these keys, in this order, whatever became of the file', () => {
    const keys = 'file kind decision reservations ocNumbers matches sender evidence reason'.split(' ')
    expect(lines.map((line) => Object.keys(line))).toEqual(files.map(() => keys))
  })

  it.each([
    ['forged.eml', 'fail', 'el remitente es falso'],
    ['stranger.eml', 'pass', 'no es un contacto conocido'],
    ['colleague.eml', 'pass', 'un colega de nuestra empresa'],
  ])('asks about the OC of %s, and names the candidate', (name, authenticated, reason) => {
    const asked = { decision: 'review', reservations: ['AAKLMNO'], ocNumbers: ['4500012345'], matches: [] }
    expect(lineOf(name)).toMatchObject({ ...asked, sender: { authenticated } })
    expect(lineOf(name)?.reason).toContain(reason)
  })

  it('knows a client by the contacts of all entries of its agency', () => {
    expect(lineOf('other.eml')).toMatchObject({ decision: 'accept', reservations: ['AAKLMNO'] })
  })

  it('knows an answer to a message of ours, and takes no promise for an OC', () => {
    expect(lineOf('promise.eml')).toMatchObject({
      decision: 'ignore',
      reservations: ['AAKLMNO'],
      reason: 'Anotado: promete enviar la OC: queda anotado en el hilo y el cobro sigue.',
    })
  })

  it('asks about a second OC of a reservation that has one', () => {
    expect(lineOf('second.eml')).toMatchObject({
      decision: 'review',
      reservations: ['AARECIB'],
      reason: 'A revisión: la reserva ya tenía su OC.',
    })
  })

  it('accepts a confirmation that makes a reservation', () => {
    const made = { kind: 'confirmation', decision: 'accept', reservations: ['AANUEVA'], matches: [] }
    expect(lineOf('new.eml')).toMatchObject(made)
    expect(signalsOf('new.eml')).toEqual(['sender_authentic', 'authorised_sender', 'confirmation_text'])
  })

  it('asks about one whose reservation had been cancelled', () => {
    const asked = { kind: 'confirmation', decision: 'review', reservations: ['AAANULA'] }
    expect(lineOf('again.eml')).toMatchObject(asked)
    expect(lineOf('again.eml')?.reason).toContain('estaba anulada y volvió a confirmarse')
  })

  it('never accepts a confirmation of which nobody vouches for the sender', () => {
    expect(lineOf('unproven.eml')).toMatchObject({ decision: 'review', reservations: ['AANUEVA'] })
  })

  it('ignores what is nothing of ours', () => {
    const nothing = { decision: 'ignore', reservations: [], ocNumbers: [], matches: [] }
    expect(lineOf('talk.eml')).toMatchObject(nothing)
  })

  it('leaves what is no mail to a person', () => {
    expect(lineOf('junk.eml')).toMatchObject({ kind: 'other', decision: 'review', evidence: [] })
  })

  it('keeps the order of the files, goes on after one that does not exist, and ends with 1', () => {
    expect([lines.map((line) => line['file']), exitCode]).toEqual([files, 1])
  })

  it('ends with 0 where a file is there and is no mail', async () => {
    expect(await run([file('junk.eml'), '--json', ...INPUT()])).toBe(0)
  })

  it('believes nobody where the settings say that no server is believed', async () => {
    await writeFile(file('none.json'), JSON.stringify({ ...SETTINGS, authResults: 'none' }))
    const input = [`--settings=${file('none.json')}`, `--reservations=${file('reservations.json')}`]
    await run([file('talk.eml'), '--json', ...input])
    expect(JSON.parse(printed)).toMatchObject({ sender: { authenticated: 'unknown' } })
  })
})

describe('control-oc explain', () => {
  it('tells people in Spanish', async () => {
    await run([file('order.eml'), ...INPUT()])
    expect(printed).toContain('Aceptado: el documento es una OC y nombra la reserva.')
    expect(printed).toContain('OC 4500012345 para la reserva AAKLMNO')
    expect(printed).toContain('+45  LOC AAKLMNO en el documento')
  })

  it('says how it is called when no file is named', async () => {
    expect(await run([])).toBe(2)
  })

  it.each([
    ['[{"locator":"A","state":"ABIERTA"}]', 'state'],
    ['{', 'JSON'],
  ])('refuses reservations such as %s', async (content, told) => {
    await writeFile(file('bad.json'), content)
    const errors = vi.spyOn(process.stderr, 'write')
    const args = [
      file('talk.eml'),
      `--reservations=${file('bad.json')}`,
      `--settings=${file('settings.json')}`,
    ]
    expect(await run(args)).toBe(1)
    expect(String(errors.mock.calls[0]?.[0])).toContain(told)
  })
})

describe('control-oc explain against the live store', () => {
  const dataDir = (): string => path.join(folder, 'data')

  beforeAll(async () => {
    const store = await openFolderStore(dataDir(), new ManualClock(NOW))
    await store.transact({}, (tx) => {
      tx.putClient(aClient())
      tx.putReservation(aReservation('AAKLMNO', { clientId: aClient().id }))
    })
    await store.close()
  })

  it('reads it beside its owner', async () => {
    const store = await openFolderStore(dataDir(), new ManualClock(NOW))
    const args = [file('order.eml'), '--json', `--settings=${file('settings.json')}`]
    const told = await runCli(folder, ['explain', ...args], { DATA_DIR: dataDir() })
    await store.close()
    expect(JSON.parse(told.stdout)).toMatchObject({ decision: 'accept', reservations: ['AAKLMNO'] })
  })
})
