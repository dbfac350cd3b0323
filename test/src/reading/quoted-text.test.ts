import { describe, expect, it } from 'vitest'
import { splitText } from '../../../src/reading/quoted-text.js'

const histories: Readonly<Record<string, string>> = {
  'Outlook in Spanish':
    '________________________________\nDe: Ana <ana@x.example>\nEnviado: lunes\nPara: b@x.example\nAsunto: Hola\n\nViejo',
  'Outlook in English': 'From: Ana <ana@x.example>\nSent: Monday\nTo: b@x.example\nSubject: Hi\n\nViejo',
  'Outlook in Portuguese': 'De: Ana\nEnviada em: segunda\nPara: b@x.example\nAssunto: Oi\n\nViejo',
  'Outlook with stars': '*De:* Ana\n*Enviado:* lunes\n*Para:* b\n*Asunto:* Hola\n\nViejo',
  'old Outlook': '-----Mensaje original-----\nDe: Ana\nViejo',
  'Gmail in Spanish': 'El lun, 2 mar 2026 a las 9:00, Ana (<ana@x.example>) escribió:\n\n> Viejo',
  'Gmail, wrapped': 'El lun, 2 mar 2026 a las 9:00, Control OC\n(<ana@x.example>) escribió:\n> Viejo',
  'Gmail in English': 'On Mon, Mar 2, 2026 at 9:00 AM Ana <ana@x.example> wrote:\n> Viejo',
  'Gmail in Portuguese': 'Em seg., 2 de mar. de 2026 às 09:00, Ana <ana@x.example> escreveu:\n> Viejo',
  'Gmail forward': '---------- Forwarded message ---------\nDe: Ana\nViejo',
  'Apple in Spanish': 'El 02-03-2026, a la(s) 9:00, Ana <ana@x.example> escribió:\n\nViejo',
  'Apple in English': 'On 2 Mar 2026, at 09:00, Ana <ana@x.example> wrote:\n\nViejo',
  'Apple forward': 'Inicio del mensaje reenviado:\n\nDe: Ana\nViejo',
  'plain marks': '> Viejo\n> más viejo',
}

describe('history is set aside', () => {
  it.each(Object.entries(histories))('of %s', (_name, history) => {
    const { fresh, quoted } = splitText(`Adjunto OC\n\n${history}`)
    expect(fresh).toBe('Adjunto OC')
    expect(quoted).toContain('Viejo')
  })

  it('but not an answer written under it', () => {
    const { fresh, quoted } = splitText('El lun, 2 mar 2026, Ana escribió:\n> Viejo\n\nAdjunto OC')
    expect(fresh).toBe('Adjunto OC')
    expect(quoted).toContain('Viejo')
  })

  it('nor answers between its lines', () => {
    expect(splitText('> ¿Número?\n7788\n> ¿Fecha?\nmartes').fresh).toBe('7788\nmartes')
  })

  it('nor a line that only begins like a header', () => {
    expect(splitText('De: acuerdo, adjunto OC\nSaludos').fresh).toBe('De: acuerdo, adjunto OC')
  })
})

describe('a signature is set aside', () => {
  it.each([
    'Saludos cordiales,\nAna\n+56 2 4521 5412',
    'Atte.\nAna',
    'Best regards\nAna',
    '-- \nAna',
    'Enviado desde mi iPhone',
    'Obtener Outlook para iOS',
    'Este mensaje es confidencial y va dirigido solo a su destinatario.',
  ])('%s', (signature) => {
    const parts = splitText(`Adjunto OC\n\n${signature}`)
    expect(parts.fresh).toBe('Adjunto OC')
    expect(parts.signature).toBe(signature)
  })

  it('but not where the greeting says the thing itself', () => {
    expect(splitText('Hola\nSaludos, adjunto OC AAFVDUA').fresh).toContain('AAFVDUA')
  })
})
