import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { teamsUser } from '../../../bot/demo/teams/stand-in.js'
import { addMs, HOUR_MS } from '../../../src/domain/time.js'
import { describeWithDovecot } from '../../servers/describe-with-dovecot.js'
import { aClient, santiago } from '../../story/samples.js'
import { NEW, OLD } from '../service/move/addresses.js'
import { MARTA, MovingOffice } from '../service/move/moving-office.js'
import { runCli } from './run-cli.js'

const ANDINA = aClient({ id: 'andina', name: 'ANDINA VIAJES S.A.', contacts: ['compras@andina.example'] })
const BOLDO = aClient({ id: 'boldo', name: 'BOLDO VIAJES S.A.', contacts: ['compras@boldo.example'] })
const PEDRO = teamsUser('Pedro')
const APPROVE = 'Aprobar y enviar'

describeWithDovecot('control-oc announce and migration, beside the service that moves', () => {
  let office: MovingOffice

  beforeAll(async () => {
    office = await MovingOffice.open(santiago('2026-08-31 09:00'), [ANDINA, BOLDO])
    await office.start('moving')
    await office.teams.install()
  }, 60_000)
  afterAll(() => office.close())

  const run = (...args: string[]) => runCli(office.dataDir, [...args, '--data-dir', office.dataDir])

  const writesToOldAddress = async ({ contacts }: typeof ANDINA): Promise<void> => {
    await office.until(addMs(office.clock.now(), HOUR_MS))
    await office.comes(
      { from: contacts[0] ?? '', to: OLD, subject: 'Consulta', text: '¿A qué razón social?' },
      OLD,
    )
    await office.quiet()
  }

  const notices = () =>
    office.left
      .filter(({ subject }) => subject.includes('Nueva dirección'))
      .map(({ to, from }) => [...to, from])

  /** The card in the channel with the mail on it, as it stands now; of several, the newest. */
  const card = (client: string) =>
    office.teams.until(`the card that asks about ${client}`, () =>
      office.teams
        .threads()
        .flatMap(({ posts }) => posts.slice(0, 1))
        .findLast(({ card: shown }) => {
          const text = JSON.stringify(shown ?? null)
          return text.includes(client) && text.includes(APPROVE)
        }),
    )

  const pressedBy = async (from: typeof MARTA, client: string) => {
    const { id } = await card(client)
    return office.teams.press(id, APPROVE, {}, { from })
  }

  describe('a client writes to the old address', () => {
    beforeAll(() => writesToOldAddress(ANDINA))

    it('which migration tells, with the day of switching off', async () => {
      const { exitCode, stdout } = await run('migration')
      expect(stdout).toContain('Días 2 a 7: se leen las dos casillas.')
      expect(stdout).toContain('ANDINA VIAJES S.A.: 1 correo, el último')
      expect(stdout).toContain(`${OLD}: 1 correo en 7 días, 1 en 30 días`)
      expect(stdout).toContain('se puede apagar desde el miércoles 30 de septiembre')
      expect(exitCode).toBe(0)
    })

    it('announce shows the mail and whom it would reach, and sends nothing', async () => {
      const { exitCode, stdout } = await run('announce')
      expect(stdout).toContain('No se ha enviado nada.')
      expect(stdout).toContain('Clientes: ANDINA VIAJES S.A.\nPara: compras@andina.example\n')
      expect(stdout).toContain(NEW)
      expect([exitCode, notices()]).toEqual([0, []])
    })

    it('announce puts one card into the channel, however often it is called', async () => {
      await card(ANDINA.name)
      await run('announce')
      const { items } = await office.engine.openReviews({ limit: 10, after: null })
      expect(items.filter(({ kind }) => kind === 'new_address')).toHaveLength(1)
    })

    it('nobody but an administrator can approve it', async () => {
      const answer = await pressedBy(PEDRO, ANDINA.name)
      await office.quiet()
      expect(JSON.stringify(answer.body)).toContain('Eso lo hace un administrador')
      expect(notices()).toEqual([])
    })
  })

  describe('the service is restarted before anybody has answered', () => {
    beforeAll(() => office.restart())

    it("the administrator's press on the card still sends the notice, once", async () => {
      const { id } = await card(ANDINA.name)
      await office.teams.press(id, APPROVE, {}, { from: MARTA })
      await office.quiet()
      expect(notices()).toEqual([['compras@andina.example', NEW]])
    })

    it('announce finds nobody to tell any more, also after another restart', async () => {
      await office.restart()
      const { exitCode, stdout } = await run('announce')
      expect([exitCode, stdout]).toEqual([0, expect.stringContaining('No hay a quién avisar')])
      expect((await run('migration')).stdout).toContain('; ya avisado')
    })

    it('the client that goes on writing there is told no second time, and one that comes later is told', async () => {
      await writesToOldAddress(ANDINA)
      await writesToOldAddress(BOLDO)
      const { stdout } = await run('announce', '--json')
      expect(JSON.parse(stdout)).toMatchObject({ ok: true, clients: 'BOLDO VIAJES S.A.' })
      await pressedBy(MARTA, BOLDO.name)
      await office.quiet()
      expect(notices()).toEqual([
        ['compras@andina.example', NEW],
        ['compras@boldo.example', NEW],
      ])
    })
  })
})
