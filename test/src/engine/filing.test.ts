import { afterAll, afterEach, describe, expect, it } from 'vitest'
import type { SampleMail } from '../../../bot/demo/mail/compose.js'
import { composeMail } from '../../../bot/demo/mail/compose.js'
import { stampAsExchange } from '../../../bot/demo/mail/exchange-stamp.js'
import { RESTORED_NOTE } from '../../../src/engine/restored.js'
import { closeDocuments, CONFIRMER, Office } from '../../story/office.js'
import type { OfficeOptions } from '../../story/office.js'
import { aClient, santiago } from '../../story/samples.js'
import { OFFICE_ADDRESS } from '../../story/settings.js'

afterAll(closeDocuments)

let office: Office

afterEach(() => office.engine.stop())

const open = async (options: OfficeOptions = {}): Promise<Office> => {
  office = await Office.open({ ...options, settings: { filedAccounts: ['imap'], ...options.settings } })
  return office
}

const lying = () => ({
  inbox: office.mailboxes[0]?.subjectsIn('INBOX'),
  filed: office.mailboxes[0]?.subjectsIn('Procesados'),
})

const EVER = { from: '2020-01-01T00:00:00.000Z', until: '2030-01-01T00:00:00.000Z' }

/** Subjects in ASCII: they stand in the header as they are. */
const confirmation = (subject = 'Confirmacion') => office.confirmation({}, { subject })
const confirmationMail = async (): Promise<SampleMail> => ({
  from: CONFIRMER,
  to: OFFICE_ADDRESS,
  subject: 'Confirmacion',
  text: '',
  date: office.clock.now(),
  attachments: [{ filename: 'c.pdf', content: await office.confirmationPdf() }],
})
const order = (subject = 'RE OC') => office.order({ subject })

describe('a mail that has been dealt with', () => {
  it('stays where it came unless a folder for it is named', async () => {
    await open({ settings: { filedAccounts: [] } })
    await confirmation()
    expect(lying()).toEqual({ inbox: ['Confirmacion'], filed: [] })
  })

  it('is moved: a confirmation that was registered and an OC that was accepted', async () => {
    await open()
    await confirmation()
    await order()
    expect((await office.reservation()).state).toBe('received')
    expect(lying()).toEqual({ inbox: [], filed: ['Confirmacion', 'RE OC'] })
  })

  it('is moved although staff are asked about its client: the mail itself is not needed for that', async () => {
    await open({ clients: [] })
    await confirmation()
    expect((await office.review()).kind).toBe('unknown_client')
    expect(lying().filed).toEqual(['Confirmacion'])
  })

  it('is moved with an older confirmation that changes nothing', async () => {
    await open()
    await confirmation()
    await office.confirmation({}, { subject: 'Anterior', date: santiago('2026-11-20 10:00') })
    expect(lying().inbox).toEqual([])
  })

  it('is read once: neither a restart nor a new UIDVALIDITY brings it again', async () => {
    await open()
    await confirmation()
    await office.restart()
    office.mailboxes[0]?.renumber('INBOX')
    await office.engine.sweepNow()
    expect([(await office.reservation()).history.length, lying().inbox]).toEqual([3, []])
  })
})

describe('a mail that somebody must still look at stays', () => {
  it.each([
    ['a question', { subject: 'Pregunta', text: '¿A que razon social va la orden AAKLMNO?' }],
    ['personal mail', { subject: 'Almuerzo', text: 'Nos vemos a la una.' }],
  ])('%s', async (_, mail) => {
    await open()
    await office.mail(mail)
    expect(lying()).toEqual({ inbox: [mail.subject], filed: [] })
  })

  it('a promise, which was only noted', async () => {
    await open()
    await confirmation()
    const inReplyTo = office.sent.at(-1)?.messageId ?? ''
    await office.mail({ subject: 'RE OC', text: 'Les enviaremos la OC mañana.', inReplyTo })
    const [record] = (await office.store.mailRecords(EVER, { limit: 10 })).items.slice(-1)
    expect([record?.decision, lying()]).toEqual(['note', { inbox: ['RE OC'], filed: ['Confirmacion'] }])
  })

  it('a mail that is no mail at all', async () => {
    await open()
    await office.deliver(new Uint8Array())
    expect([lying().inbox?.length, lying().filed]).toEqual([1, []])
  })

  it('a confirmation whose sender is not sure, until a person vouches for it', async () => {
    await open()
    await office.confirmation({}, { subject: 'Dudosa' }, { verdict: 'fail' })
    expect(lying().inbox).toEqual(['Dudosa'])
    await office.press({ type: 'trust_mail', reviewId: (await office.review()).id })
    expect(lying()).toEqual({ inbox: [], filed: ['Dudosa'] })
  })

  it('one with two confirmations of which one cannot be read', async () => {
    await open()
    const attachments = [
      { filename: 'una.pdf', content: await office.confirmationPdf() },
      { filename: 'rota.pdf', content: Buffer.from('%PDF-1.4 rota') },
    ]
    await office.mail({ from: CONFIRMER, subject: 'Dos', attachments })
    expect([(await office.review()).kind, lying().inbox]).toEqual(['unreadable_confirmation', ['Dos']])
  })

  it('an OC that nobody can place, until a person assigns it', async () => {
    await open()
    await confirmation()
    const attachments = [{ filename: 'OC.pdf', content: await office.orderPdf({ locator: 'ZZZZZZZ' }) }]
    await office.mail({ subject: 'OC sin reserva', text: 'Adjunto OC.', attachments })
    expect(lying().inbox).toEqual(['OC sin reserva'])
    const { id } = await office.review()
    await office.press({ type: 'assign_purchase_order', reviewId: id, locator: 'AAKLMNO', ocNumber: null })
    expect(lying()).toEqual({ inbox: [], filed: ['Confirmacion', 'OC sin reserva'] })
  })

  it('one that was put aside', async () => {
    await open()
    await office.mail({ subject: 'Pregunta', text: 'Consulta por la orden AAKLMNO.', from: CONFIRMER })
    for (const { id } of await office.reviews()) await office.press({ type: 'dismiss_review', reviewId: id })
    expect(lying().inbox).toEqual(['Pregunta'])
  })
})

describe('moving', () => {
  const refusal = { kind: 'refused', why: 'move_refused', answer: 'NO not allowed' } as const

  it('is made up for after a crash between the outcome and the move', async () => {
    await open()
    const [mailbox] = office.mailboxes
    if (mailbox) mailbox.refusesToFile = refusal
    await confirmation()
    expect(lying().inbox).toEqual(['Confirmacion'])
    if (mailbox) mailbox.refusesToFile = null
    await office.restart()
    expect(lying()).toEqual({ inbox: [], filed: ['Confirmacion'] })
    expect((await office.toldEvents()).filter((event) => event === 'ReservationConfirmed')).toHaveLength(1)
  })

  it('that is refused stops nothing, is told once, tried again, and told when it is well', async () => {
    await open()
    const [mailbox] = office.mailboxes
    if (mailbox) mailbox.refusesToFile = refusal
    await confirmation()
    await order()
    expect((await office.reservation()).state).toBe('received')
    await office.until('2026-11-23 14:30')
    const told = async () => (await office.toldEvents()).filter((event) => event.startsWith('Health'))
    expect(await told()).toEqual(['HealthBroken'])
    if (mailbox) mailbox.refusesToFile = null
    await office.until('2026-11-23 16:30')
    expect([await told(), lying().filed]).toEqual([
      ['HealthBroken', 'HealthMended'],
      ['Confirmacion', 'RE OC'],
    ])
  })

  it('waits for a mailbox that is away', async () => {
    await open()
    const [mailbox] = office.mailboxes
    if (mailbox) mailbox.refusesToFile = refusal
    await confirmation()
    mailbox?.goAway()
    if (mailbox) mailbox.refusesToFile = null
    await office.until('2026-11-23 11:12')
    expect(lying().filed).toEqual([])
    mailbox?.comeBack()
    await office.until('2026-11-23 11:30')
    expect(lying()).toEqual({ inbox: [], filed: ['Confirmacion'] })
  })

  it('that is refused in passing is told to nobody', async () => {
    await open()
    const [mailbox] = office.mailboxes
    if (mailbox) mailbox.refusesToFile = refusal
    await confirmation()
    await office.until('2026-11-23 11:03')
    if (mailbox) mailbox.refusesToFile = null
    await office.until('2026-11-23 13:30')
    expect((await office.toldEvents()).filter((event) => event.startsWith('Health'))).toEqual([])
    expect(lying().filed).toEqual(['Confirmacion'])
  })

  it('takes many in one command', async () => {
    await open()
    const [mailbox] = office.mailboxes
    if (mailbox) mailbox.refusesToFile = refusal
    await confirmation('uno')
    await confirmation('dos')
    if (mailbox) mailbox.refusesToFile = null
    await office.until('2026-11-23 12:30')
    expect(mailbox?.filed.map(({ uids }) => uids)).toEqual([[1, 2]])
  })

  it('follows a folder that was numbered anew before it came to it', async () => {
    await open()
    const [mailbox] = office.mailboxes
    if (mailbox) mailbox.refusesToFile = refusal
    await office.mail({ subject: 'Almuerzo', text: 'Nos vemos.' })
    await confirmation()
    mailbox?.expunge('INBOX', 1)
    mailbox?.renumber('INBOX')
    await office.engine.sweepNow()
    if (mailbox) mailbox.refusesToFile = null
    await office.until('2026-11-23 12:30')
    expect(lying()).toEqual({ inbox: [], filed: ['Confirmacion'] })
    expect((await office.reservation()).history).toHaveLength(3)
  })

  it('lets a mail be that a person has put back into the inbox', async () => {
    await open()
    const source = await composeMail(await confirmationMail())
    const receivedAt = office.clock.now()
    await office.deliver(source, { receivedAt })
    await office.deliver(source, { receivedAt })
    expect(lying()).toEqual({ inbox: ['Confirmacion'], filed: ['Confirmacion'] })
    expect((await office.reservation()).history).toHaveLength(3)
  })

  it('takes a copy along that came later', async () => {
    await open()
    const content = await office.confirmationPdf()
    const headers = { 'Message-ID': '<una@kontrol.example>' }
    const date = office.clock.now()
    const attachments = [{ filename: 'c.pdf', content }]
    for (const time of ['2026-11-23 11:00', '2026-11-23 11:05']) {
      const receivedAt = santiago(time)
      await office.mail({ from: CONFIRMER, subject: 'Copia', headers, date, attachments }, { receivedAt })
    }
    expect(lying()).toEqual({ inbox: [], filed: ['Copia', 'Copia'] })
  })

  it('changes nothing in the mailbox that is left', async () => {
    await open({ accounts: ['imap', 'previous_imap'] })
    await office.confirmation({}, { subject: 'Antigua' }, { account: 1 })
    expect(office.mailboxes[1]?.subjectsIn('INBOX')).toEqual(['Antigua'])
  })

  it('leaves the figures of a move to another mailbox as they are', async () => {
    const accounts = { accounts: ['imap', 'previous_imap'] }
    const figures = async () => {
      await confirmation()
      await order()
      const { previousAddress: _, ...view } = await office.engine.migration()
      return view
    }
    await open({ ...accounts, settings: { filedAccounts: [] } })
    const before = await figures()
    await office.engine.stop()
    await open(accounts)
    expect(await figures()).toEqual(before)
  })

  it('loses nothing when a backup from before it is restored', async () => {
    office = new Office({ now: santiago('2026-11-25 10:00'), settings: { filedAccounts: ['imap'] } })
    await office.store.transact({}, (tx) => tx.putClient(aClient()))
    await office.store.putNote('engine:first-start-read', true)
    const note = { backupAt: santiago('2026-11-23 02:30'), restoredAt: office.clock.now() }
    await office.store.putNote(RESTORED_NOTE, { ...note, caughtUpAt: null, asked: [] })
    const source = stampAsExchange(await composeMail(await confirmationMail()), 'pass')
    const receivedAt = santiago('2026-11-24 11:00')
    office.mailboxes[0]?.createFolder('Procesados')
    office.mailboxes[0]?.deliver(source, { folder: 'Procesados', receivedAt })
    await office.start()
    expect((await office.reservation()).booking.locator).toBe('AAKLMNO')
    expect(lying()).toEqual({ inbox: [], filed: ['Confirmacion'] })
  })
})
