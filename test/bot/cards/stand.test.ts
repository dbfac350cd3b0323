import { describe, expect, test } from 'vitest'
import { standSentence } from '../../../bot/cards/views/stand.js'
import { CONTEXT, IN_EACH_STATE, sampleView } from '../../fixtures/views/samples.js'

const SENT = (at: string) => ({ queuedAt: at, sentAt: at })
const request = SENT('2026-03-26T12:01:00.000Z')
const reminder = SENT('2026-03-28T12:00:00.000Z')
const ultimatum = SENT('2026-03-30T12:00:00.000Z')
const next = (action: 'request' | 'reminder' | 'ultimatum' | 'expiry' | 'hold_end') => ({
  next: { action, at: '2026-03-31T12:00:00.000Z' },
})

describe('the sentence of a case says where it stands and what comes next', () => {
  test.each([
    [
      'the request is to leave',
      sampleView(IN_EACH_STATE.pending, next('request')),
      'Falta enviar la solicitud. La solicitud saldrá el martes 31 a las 09:00.',
    ],
    [
      'the request is in the outbox',
      sampleView(IN_EACH_STATE.pending, { waitingMails: ['request'], next: null }),
      'Solicitud en la bandeja de salida.',
    ],
    [
      'the request has left',
      sampleView({ steps: { request } }, next('reminder')),
      'Se solicitó la OC el jueves 26 a las 09:01. Si no llega, el recordatorio saldrá el martes 31 a las 09:00.',
    ],
    [
      'the reminder has left',
      sampleView({ steps: { request, reminder } }, next('ultimatum')),
      'Se envió el recordatorio el sábado 28 a las 09:00 y la OC no ha llegado. Si no llega, el ultimátum saldrá el martes 31 a las 09:00.',
    ],
    [
      'it is overdue',
      sampleView({ steps: { request, reminder, ultimatum } }, next('expiry')),
      'El ultimátum salió el lunes 30 a las 09:00 y la OC no ha llegado: hay que decidir qué hacer. Si nadie la cierra, expira el martes 31 a las 09:00.',
    ],
    [
      'it is held',
      sampleView({ hold: { reason: 'bounced', since: CONTEXT.now, until: null } }, { next: null }),
      'En pausa: el correo al cliente rebotó. Hay que corregir su contacto.',
    ],
    [
      'the OC is here',
      sampleView(IN_EACH_STATE.received),
      'OC 4500012345 recibida el domingo 29 a las 12:00. No falta nada.',
    ],
    [
      'staff closed it',
      sampleView(IN_EACH_STATE.closed),
      'Cerrada por el equipo: Suspendida (Avisan en mayo).',
    ],
  ])('%s', (_name, view, sentence) => {
    expect(standSentence(view, CONTEXT)).toBe(sentence)
  })
})
