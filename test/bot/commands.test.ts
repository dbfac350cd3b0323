import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { teamsUser, type TeamsPost } from '../../bot/demo/teams/stand-in.js'
import { COMMANDS } from '../../bot/commands/index.js'
import { sampleReview, sampleView } from '../fixtures/views/samples.js'
import { GUEST, PAULA, startBotInTeams, type BotInTeams } from './bot-in-teams.js'

let world: BotInTeams

beforeEach(async () => {
  world = await startBotInTeams()
  await world.teams.install()
  world.engine.putReservation(sampleView())
})

afterEach(() => world.stop())

const shown = (post: TeamsPost): string => post.text ?? JSON.stringify(post.card)

const ask = async (text: string, from = PAULA): Promise<string> => shown(await world.ask(text, from))

describe('a command', () => {
  test.each([
    ['pendientes', '1 reserva espera su OC'],
    ['reserva AAKLMNO', 'Historia'],
    ['reserva 45000000', 'EMPRESA EJEMPLO S.A.'],
    ['reenviar AAKLMNO', 'Listo: el último correo de AAKLMNO'],
    ['cerrar AAKLMNO suspendida', 'Listo: AAKLMNO quedó cerrada'],
    ['recibida AAKLMNO 4500012345', 'quedó marcada como recibida'],
    ['revision', 'No hay casos por revisar'],
    ['estado', 'Estado del servicio'],
    ['resumen', 'Resumen del lunes 30 de marzo de 2026'],
    ['ayuda', 'Lo que puedo hacer'],
  ])('%s is answered in the thread where it was typed', async (text, expected) => {
    expect(await ask(text)).toContain(expected)
  })

  test('is understood without regard to case, accents and marks', async () => {
    expect(await ask('  REVISIÓN! ')).toContain('No hay casos por revisar')
  })

  test('is answered in a personal chat, without a mention', async () => {
    const { threadId } = await world.teams.say('pendientes', { from: PAULA, personal: true })
    const posts = world.teams.thread(threadId)?.posts ?? []
    expect(shown(posts.at(-1) as TeamsPost)).toContain('1 reserva espera su OC')
  })

  test('that nobody knows gets the nearest one proposed', async () => {
    expect(await ask('pendietes')).toContain('¿Quiso decir **pendientes**?')
  })

  test('that is like nothing gets no proposal, and its text is shown as it was typed', async () => {
    expect(await ask('**hola**')).toBe('No conozco «\\*\\*hola\\*\\*». Con **ayuda** ve todos los comandos.')
  })

  test('that is missing altogether is a call for help', async () => {
    expect(await ask('')).toContain('Lo que puedo hacer')
  })
})

describe('bad arguments get a sentence with usage and example', () => {
  test.each([
    ['reserva', 'Falta el LOC de la reserva. Se usa así: **reserva LOC**'],
    ['reenviar', 'Por ejemplo: **reenviar AAFTTAT**'],
    ['cerrar AAKLMNO', 'Falta el motivo del cierre.'],
    ['recibida AAKLMNO', 'Falta el número de la OC.'],
  ])('%s', async (text, expected) => {
    expect(await ask(text)).toContain(expected)
  })
})

describe('what reaches the engine', () => {
  const executed = () => world.engine.executed.map(({ command }) => command)

  test('names who asked, and by which command', async () => {
    await ask('reenvia AAKLMNO')
    expect(world.engine.executed[0]?.actor).toEqual({
      id: PAULA.aadObjectId,
      name: 'Paula Rojas',
      source: { kind: 'command', command: 'reenviar' },
    })
  })

  test.each([
    ['suspendida, avisan en mayo', { reason: 'suspended', note: 'avisan en mayo' }],
    ['por otra vía', { reason: 'oc_by_other_way', note: null }],
    ['Anulada', { reason: 'cancelled', note: null }],
    ['no requiere OC', { reason: 'not_required', note: null }],
    ['otro: duplicada', { reason: 'other', note: 'duplicada' }],
    ['otro', { reason: 'other', note: null }],
    ['cliente quebró', { reason: 'other', note: 'cliente quebró' }],
    ['cancelación del evento', { reason: 'other', note: 'cancelación del evento' }],
  ])('cerrar with "%s"', async (typed, closing) => {
    await ask(`cerrar AAKLMNO ${typed}`)
    expect(executed()).toEqual([{ type: 'close', locator: 'AAKLMNO', ...closing }])
  })

  test.each([
    ['4500012345', '4500012345'],
    ['N° 001-2026', '001-2026'],
    ['s/n', null],
  ])('recibida with "%s"', async (typed, ocNumber) => {
    await ask(`recibida aaklmno ${typed}`)
    expect(executed()).toEqual([{ type: 'mark_received', locator: 'AAKLMNO', ocNumber }])
  })

  test('a refusal comes back in Spanish', async () => {
    world.engine.onExecute(() => ({ ok: false, code: 'resent_just_now', facts: {} }))
    expect(await ask('reenviar AAKLMNO')).toContain('Ya se reenvió hace menos de un minuto')
  })

  test('nothing, when nobody knows the reservation', async () => {
    expect(await ask('reenviar ZZZZZZZ')).toBe('No conozco ninguna reserva ZZZZZZZ.')
    expect(executed()).toEqual([])
  })
})

describe('who may', () => {
  test('a guest reads', async () => {
    expect(await ask('pendientes', GUEST)).toContain('1 reserva espera su OC')
  })

  test('a guest does not operate', async () => {
    expect(await ask('reenviar AAKLMNO', GUEST)).toContain('Los invitados del equipo pueden mirar')
    expect(world.engine.executed).toEqual([])
  })

  test('somebody of another tenant gets no answer and has no effect', async () => {
    const stranger = teamsUser('Eva Extraña', { tenantId: '00000000-0000-0000-0000-00000000dead' })
    const { threadId } = await world.teams.say('reenviar AAKLMNO', { from: stranger })
    expect(world.teams.thread(threadId)?.posts).toHaveLength(1)
    expect(world.engine.executed).toEqual([])
    expect(world.log).toContainEqual(expect.objectContaining({ message: 'Refused a foreign activity' }))
  })
})

describe('who is not, or may not be, of the team', () => {
  test('somebody of the tenant who is not in the team neither reads nor operates', async () => {
    world.teams.fail({ kind: 'status', status: 404 }, { path: '/members/' })
    expect(await ask('pendientes')).toBe('Sólo los miembros del equipo pueden usar este bot.')
  })

  test('while Teams cannot be asked, everybody reads and nobody operates', async () => {
    world.teams.fail({ kind: 'status', status: 403 }, { path: '/members/', times: 2 })
    expect(await ask('pendientes')).toContain('1 reserva espera su OC')
    expect(await ask('reenviar AAKLMNO')).toContain('No pude comprobar que usted sea del equipo')
    expect(world.engine.executed).toEqual([])
  })

  test('Teams is asked once for several commands of one person', async () => {
    await ask('pendientes')
    await ask('estado')
    expect(world.teams.calls().filter(({ path }) => path.includes('/members/'))).toHaveLength(1)
  })
})

test('a refusal is logged with who, what and where, and without what was typed', async () => {
  await ask('cerrar AAKLMNO suspendida, es un secreto', GUEST)
  const refused = world.log.find(({ message }) => message === 'Refused by role')
  expect(refused?.fields).toEqual({
    who: GUEST.aadObjectId,
    role: 'guest',
    what: 'cerrar',
    needs: 'operate',
    kind: 'channel',
    channel: world.teams.place.channel.id,
    tenant: world.teams.place.tenantId,
  })
})

test('an administrator operates without being asked for, however the id was written', async () => {
  const own = await startBotInTeams({ adminIds: [GUEST.aadObjectId.toUpperCase()] })
  await own.teams.install()
  own.engine.putReservation(sampleView())
  expect((await own.ask('reenviar AAKLMNO', GUEST)).text).toContain('Listo')
  await own.stop()
})

test('a fault of the engine is answered by one sentence, and the log has the rest', async () => {
  world.engine.fail(new Error('disk full'))
  const { threadId } = await world.teams.say('pendientes', { from: PAULA })
  const answer = world.teams.thread(threadId)?.posts.at(-1)
  expect(answer?.text).toContain('Algo falló de nuestro lado')
  expect(JSON.stringify(world.log)).toContain('disk full')
  world.engine.fail(null)
})

test('the only open case is shown at once', async () => {
  world.engine.putReview(sampleReview())
  expect(await ask('revision')).toContain('Es de AAKLMNO')
})

test('several open cases are listed, each with a button that opens it', async () => {
  world.engine.putReview(sampleReview({ id: 'one' }))
  world.engine.putReview(sampleReview({ id: 'two', kind: 'bounced', locator: 'AAKLMNO' }))
  const post = await world.ask('revision')
  const answer = await world.teams.press(post.id, 'Abrir', {}, { from: PAULA })
  expect(JSON.stringify(answer.body)).toContain('OC por asignar')
})

test('help names every command with its usage', async () => {
  const help = await ask('ayuda')
  for (const { help: line } of COMMANDS) expect(help).toContain(line)
})

test('names of commands are unique', () => {
  const names = COMMANDS.flatMap((command) => command.names)
  expect(new Set(names).size).toBe(names.length)
})
