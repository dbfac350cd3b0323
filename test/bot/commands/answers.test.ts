import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { markdownOf } from '../../fixtures/views/card-check.js'
import { sampleReview, sampleView } from '../../fixtures/views/samples.js'
import { PAULA } from '../bot-in-teams.js'
import { openDesk, type Desk } from './asking.js'

let desk: Desk

beforeEach(async () => {
  desk = await openDesk()
  desk.world.engine.putReservation(sampleView())
})

afterEach(() => desk.stop())

describe('what was typed', () => {
  test('is understood without regard to case, accents and marks', async () => {
    expect(await desk.ask('  ¡REVISIÓN! ')).toContain('No hay casos por revisar')
  })

  test('by a slip gets the command proposed that was perhaps meant', async () => {
    expect(await desk.ask('pendietes')).toContain('¿Quiso decir **pendientes')
  })

  test('like nothing is shown as it was typed, with the way to the help', async () => {
    expect(await desk.ask('**hola**')).toBe(
      'No conozco «\\*\\*hola\\*\\*». Con **ayuda** ve todos los comandos.',
    )
  })

  test('not at all is a call for help', async () => {
    expect(await desk.ask('')).toContain('Lo que puedo hacer')
  })

  test('at great length is not read, and nothing is done', async () => {
    const answer = await desk.ask(`nota AAKLMNO ${'x'.repeat(1_000)}`)
    expect(answer).toBe('Eso es demasiado largo: un comando tiene a lo más 1.000 caracteres.')
    expect(desk.world.engine.executed).toEqual([])
  })
})

describe('bad arguments get a sentence that says what to write', () => {
  test.each([
    ['reserva', 'Falta el LOC de la reserva. Se usa así: **reserva LOC**'],
    ['reenviar', 'Por ejemplo: **reenviar AAFTTAT**'],
    ['cerrar AAKLMNO', 'Falta el motivo del cierre.'],
    ['cerrar AAKLMNO otra vía', 'escriba su número: **cerrar AAKLMNO otra vía 4500012345**.'],
    ['recibida AAKLMNO', 'Falta el número de la OC.'],
    [`recibida AAKLMNO ${'4'.repeat(61)}`, 'Ese número de OC es demasiado largo.'],
    ['posponer AAKLMNO', 'Falta hasta cuándo.'],
    ['posponer AAKLMNO cuando avisen', 'No entiendo «cuando avisen» como fecha.'],
    ['posponer AAKLMNO 31/11', 'Noviembre no tiene día 31.'],
    ['posponer AAKLMNO 29/2/2027', 'Febrero de 2027 no tiene día 29.'],
    ['posponer AAKLMNO 12/15', 'El mes 15 no existe: primero va el día'],
    ['posponer AAKLMNO hoy', 'Esa fecha es hoy'],
    ['posponer AAKLMNO 1/3/2026', 'El domingo 1 de marzo de 2026 ya pasó'],
    ['posponer AAKLMNO viernes 15/12', 'El martes 15 de diciembre de 2026 no cae en viernes'],
    ['posponer AAKLMNO 5', '¿Por 5 días o hasta el día 5? Escriba **5d** o **el 5**.'],
    ['posponer AAKLMNO el 45', 'Ningún mes tiene un día 45'],
    ['nota AAKLMNO', 'Falta el texto de la nota.'],
    [`nota AAKLMNO ${'x'.repeat(501)}`, 'caben 500 caracteres'],
    [`rechazar AAKLMNO ${'x'.repeat(301)}`, 'caben 300 caracteres'],
    ['buscar', 'Falta qué buscar.'],
    ['correo', 'Falta el ID del correo'],
  ])('%s', async (text, expected) => {
    expect(await desk.ask(text)).toContain(expected)
    expect(desk.world.engine.executed).toEqual([])
  })
})

describe('hostile text', () => {
  test.each([
    '<script>alert(1)</script>',
    '[aquí](https://malo.example)',
    'reserva <at>todos</at>',
    'buscar **negrita** [x](https://malo.example)',
    'asignar AAKLMNO [x](https://malo.example)',
    'posponer AAKLMNO [x](https://malo.example)',
    'ayuda [x](https://malo.example)',
    'correo [x](https://malo.example)',
    '${title}',
  ])('%s comes back harmless', async (text) => {
    const { text: said, card } = await desk.world.ask(text)
    const markdown = said ?? markdownOf(card).join('\n')
    expect(markdown).not.toMatch(/(?<!\\)[<[]|https:\/\/malo|(?<![\\*])\*\*negrita/u)
  })
})

describe('the open cases', () => {
  test('are shown at once where there is only one', async () => {
    desk.world.engine.putReview(sampleReview())
    expect(await desk.ask('revision')).toContain('Es de AAKLMNO')
  })

  test('are listed where there are several, each with a button that opens it', async () => {
    const { engine, teams } = desk.world
    engine.putReview(sampleReview({ id: 'one' }))
    engine.putReview(sampleReview({ id: 'two', kind: 'bounced', locator: 'AAKLMNO' }))
    const post = await desk.world.ask('revision')
    const answer = await teams.press(post.id, 'Abrir', {}, { from: PAULA })
    expect(JSON.stringify(answer.body)).toContain('OC por asignar')
  })
})

test('a fault of the engine is answered by one sentence, and the log has the rest', async () => {
  const { engine, log } = desk.world
  engine.fail(new Error('disk full'))
  expect(await desk.ask('pendientes')).toContain('Algo falló de nuestro lado')
  expect(JSON.stringify(log)).toContain('disk full')
  engine.fail(null)
})
