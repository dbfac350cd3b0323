import { describe, expect, test } from 'vitest'
import type { Digest } from '../../../../src/contract.js'
import { digestCard } from '../../../../bot/cards/views/digest-card.js'
import { digestChart } from '../../../../bot/cards/views/digest-chart.js'
import { whatNow } from '../../../../bot/cards/views/what-now.js'
import { markdownOf, titlesOf } from '../../../fixtures/views/card-check.js'
import { sampleDigest } from '../../../fixtures/views/digests.js'
import { manyRows, sampleRow } from '../../../fixtures/views/rows.js'
import { CONTEXT, sampleReview } from '../../../fixtures/views/samples.js'

const row = (locator: string, changes: Parameters<typeof sampleRow>[0] = {}) =>
  sampleRow({ locator, ...changes })

const PAUSE = {
  by: { id: '1', name: 'Ana Soto' },
  at: '2026-03-30T12:00:00.000Z',
  reason: 'cambia el dominio',
}

describe('«¿Qué hago ahora?» is answered', () => {
  test.each<[string, Partial<Digest>, readonly string[]]>([
    [
      'by the pause, before anything else',
      { paused: PAUSE, urgent: [row('AAFTTAT')] },
      [
        'Los envíos a clientes están en pausa (Ana Soto, el lunes 30 a las 09:00: cambia el dominio): reanúdelos en cuanto se pueda.',
        'Llame por AAFTTAT (EMPRESA EJEMPLO S.A.): el check-in es el martes 7 de abril de 2026 y no hay OC.',
      ],
    ],
    [
      'by mails that wait for approval',
      { awaitingApproval: ['request'] },
      [
        'Pida a un administrador que apruebe el primer correo de su tipo (Solicitud): nada de eso sale hasta entonces.',
      ],
    ],
    [
      'by mails that did not arrive',
      {
        reviews: [
          sampleReview({ kind: 'send_uncertain', locator: 'AAFTTAT' }),
          sampleReview({ kind: 'bounced', locator: 'BBFTTAT' }),
        ],
      },
      [
        'Aclare el correo al cliente de AAFTTAT y BBFTTAT: no salió, rebotó o no se sabe, y su cobro está detenido.',
      ],
    ],
    [
      'by who checks in first',
      { urgent: [row('AAFTTAT', { checkIn: '2026-03-29' })] },
      [
        'Llame por AAFTTAT (EMPRESA EJEMPLO S.A.): el check-in fue el domingo 29 de marzo de 2026 y no hay OC.',
      ],
    ],
    [
      'by the first three of many',
      { urgent: manyRows(5) },
      ['Llame por AA00000, AA00001, AA00002 y 2 más: el check-in está encima y no hay OC.'],
    ],
    [
      'by what is overdue, each named once',
      { urgent: [row('AAFTTAT')], overdue: [row('AAFTTAT'), row('BBFTTAT')] },
      [
        'Llame por AAFTTAT (EMPRESA EJEMPLO S.A.): el check-in es el martes 7 de abril de 2026 y no hay OC.',
        'Decida qué hacer con BBFTTAT: el ultimátum ya salió y no hay OC.',
      ],
    ],
    [
      'by the oldest case',
      { reviews: [sampleReview({ kind: 'unknown_client', facts: { agency: 'PUNTA LOBOS' } })] },
      ['Responda el caso más antiguo: Cliente desconocido (PUNTA LOBOS), abierto el lunes 30 a las 09:30.'],
    ],
    ['with a good day', {}, ['Nada urge: un buen día.', 'Hoy no sale ningún correo del cobro.']],
    [
      'with what happens by itself',
      { dueToday: manyRows(2) },
      ['Nada urge: un buen día.', 'Hoy salen solos 2 correos.'],
    ],
  ])('%s', (_name, changes, sentences) => {
    expect(whatNow(sampleDigest(changes), CONTEXT)).toEqual(sentences)
  })

  test('in the first lines of the card, and to who cannot see it', () => {
    const card = digestCard(sampleDigest({ urgent: [row('AAFTTAT')] }), CONTEXT)
    expect(markdownOf(card).slice(0, 2)).toEqual([
      '¿Qué hago ahora?',
      'Llame por AAFTTAT (EMPRESA EJEMPLO S.A.): el check-in es el martes 7 de abril de 2026 y no hay OC.',
    ])
    expect(card['speak']).toContain('Llame por AAFTTAT')
  })
})

describe('the chart', () => {
  test('counts each open reservation once, by what presses most', () => {
    const digest = sampleDigest({
      overdue: [row('A')],
      urgent: [row('A'), row('B')],
      dueToday: [row('B'), row('C')],
      pending: 10,
    })
    const [chart] = digestChart(digest)
    expect(chart?.['data']).toEqual([
      { legend: 'Vencidas', value: 1, color: 'attention' },
      { legend: 'Urgentes', value: 1, color: 'warning' },
      { legend: 'Hoy sale un correo', value: 1, color: 'categoricalBlue' },
      { legend: 'Al día', value: 7, color: 'good' },
    ])
  })

  test('is a table where Teams draws none', () => {
    const [chart] = digestChart(sampleDigest({ overdue: [row('A')], pending: 3 }))
    expect(markdownOf(chart?.['fallback'])).toEqual(['Situación', 'Reservas', 'Vencidas', '1', 'Al día', '2'])
  })

  test('is left out where nothing is open', () => {
    expect(digestChart(sampleDigest())).toEqual([])
  })
})

describe('the buttons of the digest', () => {
  test('lead on, and end a pause', () => {
    const card = digestCard(
      sampleDigest({
        paused: PAUSE,
        urgent: [row('A')],
        pending: 2,
        openReviews: 12,
        reviews: [sampleReview()],
      }),
      CONTEXT,
    )
    expect([...new Set(titlesOf(card))]).toEqual([
      'Abrir',
      'Reanudar envíos',
      'Ver urgentes',
      'Ver pendientes',
      'Ver todos los casos',
    ])
  })
})
