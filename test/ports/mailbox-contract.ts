import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DAY_MS, toInstant } from '../../src/domain/time.js'
import type { Instant } from '../../src/domain/time.js'
import type { Mailbox } from '../../src/ports.js'
import { RecordingSink } from '../fakes/mail-sink.js'

export interface PutOptions {
  readonly receivedAt?: Instant
  readonly seen?: boolean
}

export interface MailboxSettings {
  readonly folders?: readonly string[]
  readonly maxMailBytes?: number
}

/**
 * A mailbox to be watched, and the hand of somebody else in it. Its first folder is INBOX; initialDays is 7; processed mails
 * go to `Archivo/OC`.
 */
export interface MailboxWorld {
  open(settings?: MailboxSettings): Mailbox
  put(folder: string, mail: string, options?: PutOptions): Promise<void>
  /** Puts a mail into the folder of sent mails. */
  putSent(mail: string): Promise<void>
  /** Puts a mail into the folder of unwanted mail, which is there from the first one on. */
  putJunk(mail: string, options?: PutOptions): Promise<void>
  createFolder(folder: string): Promise<void>
  /** New UIDVALIDITY, same mails. Never asked for INBOX. */
  renumber(folder: string): Promise<void>
  expunge(folder: string, uid: number): Promise<void>
  /** Subjects of what lies in a folder, in UID order; empty where there is no such folder. */
  subjectsIn(folder: string): Promise<readonly string[]>
  end(): Promise<void>
}

export const letter = (subject: string, headers: readonly string[] = []): string =>
  [
    'From: ventas@cliente.example',
    'To: oc@hotel.example',
    `Subject: ${subject}`,
    ...headers,
    '',
    `${subject}.`,
    '',
  ].join('\r\n')

const daysAgo = (days: number): Instant => toInstant(Date.now() - days * DAY_MS)

/** The promises of the Mailbox port, kept by the fake and by the real one. */
export const describeMailbox = (name: string, createWorld: () => Promise<MailboxWorld>): void => {
  describe(`${name} as a Mailbox`, () => {
    let world: MailboxWorld
    let sink: RecordingSink
    const opened: Mailbox[] = []

    const watch = (settings: MailboxSettings = {}, into = sink): Mailbox => {
      const mailbox = world.open(settings)
      opened.push(mailbox)
      mailbox.start(into)
      return mailbox
    }

    beforeEach(async () => {
      world = await createWorld()
      sink = new RecordingSink()
    })

    afterEach(async () => {
      await Promise.all(opened.splice(0).map((mailbox) => mailbox.stop()))
      await world.end()
    })

    it('hands over what lies there, byte for byte', async () => {
      await world.put('INBOX', letter('OC AAKLMNO'))
      await watch().sweep()
      expect(sink.mails.map(({ source }) => String(Buffer.from(source ?? [])))).toEqual([
        letter('OC AAKLMNO'),
      ])
    })

    it('hands over a mail that somebody has read already', async () => {
      await world.put('INBOX', letter('leído'), { seen: true })
      await watch().sweep()
      expect(sink.mails).toHaveLength(1)
    })

    it('pushes a new mail without being asked', async () => {
      await watch().sweep()
      await world.put('INBOX', letter('nueva'))
      await sink.until(() => sink.subjects().includes('nueva'))
      expect(sink.mails).toHaveLength(1)
    })

    it('pushes one mail after the other, each once', async () => {
      await watch().sweep()
      for (const subject of ['uno', 'dos', 'tres']) await world.put('INBOX', letter(subject))
      await sink.until(() => sink.mails.length >= 3)
      expect(sink.subjects()).toEqual(['uno', 'dos', 'tres'])
    })

    it('reads nothing again after a restart', async () => {
      await world.put('INBOX', letter('antes'))
      const first = watch()
      await first.sweep()
      await first.stop()
      await world.put('INBOX', letter('después'))
      const later = new RecordingSink(sink)
      await watch({}, later).sweep()
      expect(later.subjects()).toEqual(['después'])
    })

    it('reads a folder anew when its UIDVALIDITY has changed', async () => {
      await world.createFolder('Archivo')
      await world.put('Archivo', letter('movida'))
      const mailbox = watch({ folders: ['INBOX', 'Archivo'] })
      await mailbox.sweep()
      await world.renumber('Archivo')
      await mailbox.sweep()
      expect(sink.subjects()).toEqual(['movida', 'movida'])
      expect(new Set(sink.mails.map(({ location }) => location.uidValidity)).size).toBe(2)
    })

    it('goes back no further than the first days at the first start', async () => {
      await world.put('INBOX', letter('vieja'), { receivedAt: daysAgo(8) })
      await world.put('INBOX', letter('reciente'), { receivedAt: daysAgo(6) })
      await watch().sweep()
      expect(sink.subjects()).toEqual(['reciente'])
    })

    it('reads an old mail that is moved in after the first start, even into an empty folder', async () => {
      const mailbox = watch()
      await mailbox.sweep()
      await world.put('INBOX', letter('rescatada'), { receivedAt: daysAgo(40) })
      await mailbox.sweep()
      expect(sink.subjects()).toEqual(['rescatada'])
    })

    it('says when the server took the mail in', async () => {
      await world.put('INBOX', letter('fechada'), { receivedAt: '2026-01-02T03:04:05.000Z' })
      await watch().sweep()
      await world.put('INBOX', letter('otra'), { receivedAt: '2026-01-02T03:04:05.000Z' })
      await sink.until(() => sink.mails.length > 0)
      expect(sink.mails[0]?.receivedAt).toBe('2026-01-02T03:04:05.000Z')
    })

    it('hands a mail above the cap over without its source, with its size', async () => {
      const large = letter('grande') + 'x'.repeat(5_000) + '\r\n'
      await world.put('INBOX', large)
      await watch({ maxMailBytes: 2_000 }).sweep()
      expect(sink.mails.map(({ source, size }) => ({ source, size }))).toEqual([
        { source: null, size: Buffer.byteLength(large) },
      ])
    })

    it('brings a batch again that was not taken, from the same position', async () => {
      await world.put('INBOX', letter('insistente'))
      sink.refuseNext(1)
      watch()
      await sink.until(() => sink.mails.length === 1)
      expect(sink.refused[0]?.mails).toEqual(sink.batches[0]?.mails)
    })

    it('tells the one who asked for a sweep that a batch was not taken', async () => {
      const mailbox = watch()
      await mailbox.sweep()
      sink.refuseNext(1_000)
      await world.put('INBOX', letter('rechazada'))
      await expect(mailbox.sweep()).rejects.toThrow('disk is full')
    })

    it('hands many mails over in batches, in order, none twice', async () => {
      for (let at = 1; at <= 120; at++) await world.put('INBOX', letter(`mail ${at}`))
      await watch().sweep()
      expect(Math.max(...sink.batches.map(({ mails }) => mails.length))).toBeLessThanOrEqual(50)
      expect(sink.subjects()).toEqual(Array.from({ length: 120 }, (_, at) => `mail ${at + 1}`))
    })

    it('reads every folder in a sweep, and what was put just before it', async () => {
      await world.createFolder('OC')
      const mailbox = watch({ folders: ['INBOX', 'OC'] })
      await mailbox.sweep()
      await world.put('OC', letter('en carpeta'))
      await mailbox.sweep()
      expect(sink.mails.map(({ location }) => location.folder)).toEqual(['OC'])
    })

    it('goes on with the other folders when one does not exist, and says so', async () => {
      await world.put('INBOX', letter('presente'))
      const mailbox = watch({ folders: ['INBOX', 'Inexistente'] })
      await expect(mailbox.sweep()).rejects.toThrow('Inexistente')
      expect(sink.subjects()).toEqual(['presente'])
      expect(mailbox.status().problem).toContain('Inexistente')
    })

    it('gets over a mail that vanished', async () => {
      const mailbox = watch()
      await world.put('INBOX', letter('fugaz'))
      await sink.until(() => sink.mails.length === 1)
      await world.expunge('INBOX', sink.mails[0]?.location.uid ?? 0)
      await world.put('INBOX', letter('siguiente'))
      await mailbox.sweep()
      expect(sink.subjects()).toEqual(['fugaz', 'siguiente'])
    })

    it('is connected, with a time of its last sweep and no problem, when all is well', async () => {
      const mailbox = watch()
      await mailbox.sweep()
      expect(mailbox.status()).toMatchObject({ connected: true, problem: null })
      expect(mailbox.status().lastSweepAt).not.toBeNull()
    })

    it('refuses to sweep after it was stopped', async () => {
      const mailbox = watch()
      await mailbox.sweep()
      await mailbox.stop()
      await expect(mailbox.sweep()).rejects.toThrow('not running')
    })

    it.each([
      ['its Message-ID', 'Message-ID: <request-1@hotel.example>'],
      [
        'the Message-ID that Exchange set aside',
        'X-Microsoft-Original-Message-ID: <request-1@hotel.example>',
      ],
      ['our own header', 'X-Control-OC-Id: AAKLMNO:request:1'],
    ])('finds a sent mail by %s', async (_by, header) => {
      await world.putSent(letter('Solicitud', [header]))
      const query = { messageId: '<request-1@hotel.example>', controlId: 'AAKLMNO:request:1' }
      expect(await watch().sentFolderHas(query)).toBe(true)
    })

    it('does not take one sent mail for another whose id goes on', async () => {
      await world.putSent(letter('Solicitud', ['X-Control-OC-Id: AAKLMNO:request:12']))
      const query = { messageId: '<none@hotel.example>', controlId: 'AAKLMNO:request:1' }
      expect(await watch().sentFolderHas(query)).toBe(false)
    })

    it('shows the headers of unwanted mail since an instant, newest first', async () => {
      await world.putJunk(letter('vieja'), { receivedAt: daysAgo(9) })
      await world.putJunk(letter('de ayer'), { receivedAt: daysAgo(1) })
      await world.putJunk(letter('de hoy', ['X-Marca: uno']))
      const junk = (await watch().junkSince(daysAgo(7))) ?? []
      const headers = junk.map((mail) => Buffer.from(mail.headers).toString('utf8'))
      expect(headers.map((block) => /^Subject: (.*?)\r?$/mu.exec(block)?.[1])).toEqual(['de hoy', 'de ayer'])
      expect(headers[0]).toContain('X-Marca: uno')
      expect(headers[0]).not.toContain('de hoy.')
      expect(junk[1]?.receivedAt.slice(0, 16)).toBe(daysAgo(1).slice(0, 16))
    })

    it('knows when there is no folder of unwanted mail', async () => {
      expect(await watch().junkSince(daysAgo(7))).toBeNull()
    })

    it('still hears new mail after it looked among the unwanted ones', async () => {
      await world.putJunk(letter('dudosa'))
      const mailbox = watch()
      await mailbox.junkSince(daysAgo(7))
      await world.put('INBOX', letter('oída'))
      await sink.until(() => sink.mails.length === 1)
      expect(sink.subjects()).toEqual(['oída'])
    })

    it('still hears new mail after it looked among the sent ones', async () => {
      const mailbox = watch()
      await mailbox.sentFolderHas({ messageId: '<none@hotel.example>', controlId: 'none' })
      await world.put('INBOX', letter('oída'))
      await sink.until(() => sink.mails.length === 1)
      expect(sink.subjects()).toEqual(['oída'])
    })

    const FILED = 'Archivo/OC'

    /** The mails of the INBOX, as if they had been dealt with. */
    const settled = (...subjects: readonly string[]) => {
      const found = sink.mails.filter((_, at) => subjects.includes(sink.subjects()[at] ?? ''))
      const { folder = 'INBOX', uidValidity = '' } = found[0]?.location ?? {}
      return { folder, uidValidity, uids: found.map(({ location }) => location.uid) }
    }

    it('moves mails to the folder of processed ones, which is made for them, and leaves the others', async () => {
      for (const subject of ['uno', 'dos', 'tres']) await world.put('INBOX', letter(subject))
      const mailbox = watch()
      await mailbox.sweep()
      expect(await mailbox.file(settled('uno', 'tres'))).toEqual({ kind: 'moved' })
      expect([await world.subjectsIn('INBOX'), await world.subjectsIn(FILED)]).toEqual([
        ['dos'],
        ['uno', 'tres'],
      ])
    })

    it('goes on after a move: new mail is heard, what was moved is not read again', async () => {
      await world.put('INBOX', letter('antes'))
      const mailbox = watch()
      await mailbox.sweep()
      await mailbox.file(settled('antes'))
      await world.put('INBOX', letter('después'))
      await sink.until(() => sink.mails.length >= 2)
      await mailbox.sweep()
      expect(sink.subjects()).toEqual(['antes', 'después'])
    })

    it('passes over a mail that somebody has moved or deleted meanwhile', async () => {
      for (const subject of ['uno', 'dos']) await world.put('INBOX', letter(subject))
      const mailbox = watch()
      await mailbox.sweep()
      await world.expunge('INBOX', settled('uno').uids[0] ?? 0)
      expect(await mailbox.file(settled('uno', 'dos'))).toEqual({ kind: 'moved' })
      expect(await mailbox.file(settled('uno', 'dos'))).toEqual({ kind: 'moved' })
      expect([await world.subjectsIn('INBOX'), await world.subjectsIn(FILED)]).toEqual([[], ['dos']])
    })

    it('moves nothing by UIDs of an earlier numbering', async () => {
      await world.createFolder('OC')
      await world.put('OC', letter('numerada'))
      const mailbox = watch({ folders: ['INBOX', 'OC'] })
      await mailbox.sweep()
      const before = settled('numerada')
      await world.renumber('OC')
      expect(await mailbox.file(before)).toEqual({ kind: 'renumbered' })
      expect(await world.subjectsIn('OC')).toEqual(['numerada'])
    })

    it('hands over once more what was moved, since an instant', async () => {
      await world.put('INBOX', letter('vieja'), { receivedAt: daysAgo(6) })
      await world.put('INBOX', letter('nueva'), { receivedAt: daysAgo(1) })
      const mailbox = watch()
      await mailbox.sweep()
      await mailbox.file(settled('vieja', 'nueva'))
      await mailbox.readFiled(daysAgo(3))
      expect(sink.subjects()).toEqual(['vieja', 'nueva', 'nueva'])
      expect(sink.mails.at(-1)?.location.folder).toBe(FILED)
      expect(await mailbox.file({ ...settled('nueva'), folder: FILED })).toEqual({ kind: 'moved' })
      expect(await world.subjectsIn(FILED)).toEqual(['vieja', 'nueva'])
    })

    it('has nothing to hand over where nothing was ever moved', async () => {
      const mailbox = watch()
      await mailbox.sweep()
      await mailbox.readFiled(daysAgo(3))
      expect(sink.mails).toEqual([])
    })

    it('refuses to move mails after it was stopped', async () => {
      const mailbox = watch()
      await mailbox.sweep()
      await mailbox.stop()
      await expect(mailbox.file({ folder: 'INBOX', uidValidity: '1', uids: [1] })).rejects.toThrow(
        'not running',
      )
    })
  })
}
