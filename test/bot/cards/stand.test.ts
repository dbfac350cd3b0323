import { describe, expect, test } from 'vitest'
import { handlingFacts } from '../../../bot/cards/views/handling-facts.js'
import { standSentence } from '../../../bot/cards/views/stand.js'
import { CONTEXT, IN_EACH_STATE, sampleView } from '../../fixtures/views/samples.js'

const SENT = (at: string) => ({ queuedAt: at, sentAt: at })
const request = SENT('2026-03-26T12:01:00.000Z')
const reminder = SENT('2026-03-28T12:00:00.000Z')
const ultimatum = SENT('2026-03-30T12:00:00.000Z')
const next = (action: 'request' | 'reminder' | 'ultimatum' | 'expiry' | 'hold_end') => ({
  next: { action, at: '2026-03-31T12:00:00.000Z' },
})

const REJECTED = { ocNumber: '450', reason: null, at: '2026-03-30T12:00:00.000Z', files: [] }

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
      'it is postponed',
      sampleView(
        { hold: { reason: 'postponed', since: CONTEXT.now, until: '2026-03-31T12:00:00.000Z' } },
        next('hold_end'),
      ),
      'Pospuesta por el equipo hasta el martes 31 a las 09:00.',
    ],
    [
      'its OC was rejected',
      sampleView({ steps: { request }, rejected: REJECTED }, next('reminder')),
      'El lunes 30 a las 09:00 se rechazó la OC 450: se espera otra. Se solicitó la OC el jueves 26 a las 09:01. Si no llega, el recordatorio saldrá el martes 31 a las 09:00.',
    ],
    [
      'it has been received since its OC was rejected',
      sampleView({ ...IN_EACH_STATE.received, rejected: REJECTED }),
      'OC 4500012345 recibida el domingo 29 a las 12:00. No falta nada.',
    ],
    [
      'the OC came by another way',
      sampleView({
        ...IN_EACH_STATE.closed,
        closing: { reason: 'oc_by_other_way', note: 'en papel', ocNumber: '450' },
      }),
      'Cerrada por el equipo: La OC llegó por otra vía (OC 450, en papel).',
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

describe('the card says what comes next, and who is in charge', () => {
  const BOUNCED = { reason: 'bounced', since: CONTEXT.now, until: null } as const
  const ANA = { id: '1', name: 'Ana *Soto*' }

  test.each([
    ['a step', sampleView({}, next('reminder')), 'Recordatorio el martes 31 a las 09:00', 'Nadie todavía'],
    [
      'a step in the outbox',
      sampleView({}, { waitingMails: ['request'] }),
      'Solicitud en la bandeja de salida',
      'Nadie todavía',
    ],
    [
      'the thanks in the outbox are no step',
      sampleView({}, { ...next('ultimatum'), waitingMails: ['rejection'] }),
      'Ultimátum el martes 31 a las 09:00',
      'Nadie todavía',
    ],
    [
      'the answer of staff',
      sampleView({ hold: BOUNCED, assignee: ANA }, { next: null }),
      'Espera una respuesta del equipo',
      String.raw`Ana \*Soto\*`,
    ],
  ])('%s', (_name, view, nextStep, inCharge) => {
    expect(handlingFacts(view, CONTEXT)).toEqual([
      { title: 'Próximo paso', value: nextStep },
      { title: 'A cargo de', value: inCharge },
    ])
  })

  test('and nothing of either when all is done', () => {
    expect(handlingFacts(sampleView(IN_EACH_STATE.received), CONTEXT)).toEqual([])
  })
})
