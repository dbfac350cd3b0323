import { describe, expect, it } from 'vitest'
import { configOf, faultNames, load } from './minimal-environment.js'

const PREVIOUS = {
  PREVIOUS_IMAP_HOST: 'imap.correo.example',
  PREVIOUS_IMAP_USERNAME: 'antes@correo.example',
  PREVIOUS_IMAP_PASSWORD: 'clave',
}

describe('the folder of processed mails', () => {
  it('is none unless it is asked for', () => {
    expect(configOf({}).accounts.map(({ processedFolder }) => processedFolder)).toEqual([null])
  })

  it('may lie below another', () => {
    expect(configOf({ IMAP_PROCESSED_FOLDER: 'Archivo/OC' }).accounts[0]?.processedFolder).toBe('Archivo/OC')
  })

  it.each([
    ['the inbox', 'inbox', {}],
    ['another watched folder', 'Confirmaciones', { IMAP_MAILBOX: 'INBOX, Confirmaciones' }],
    ['the folder of purchase orders', 'OC', { OC_INBOX_MAILBOX: 'OC' }],
    ['the sent ones', 'Elementos enviados', { IMAP_SENT_MAILBOX: 'Elementos enviados' }],
    ['the unwanted ones', 'Correo no deseado', { IMAP_JUNK_MAILBOX: 'Correo no deseado' }],
    ['a folder of the mailbox before', 'Reservas', { ...PREVIOUS, PREVIOUS_IMAP_MAILBOX: 'Reservas' }],
  ])('must not be %s', (_, folder, others) => {
    expect(faultNames({ ...others, IMAP_PROCESSED_FOLDER: folder })).toEqual(['IMAP_PROCESSED_FOLDER'])
  })

  it('says whose folder it is', () => {
    const { faults } = load({ IMAP_PROCESSED_FOLDER: 'INBOX' })
    expect(faults[0]?.problem).toBe('La carpeta «INBOX» ya se usa: es la de IMAP_MAILBOX.')
  })
})
