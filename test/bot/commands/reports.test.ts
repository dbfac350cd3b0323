import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { markdownOf } from '../../fixtures/views/card-check.js'
import { sampleReport } from '../../fixtures/views/reports.js'
import { PAULA } from '../bot-in-teams.js'
import { openDesk, type Desk } from './asking.js'

let desk: Desk

beforeEach(async () => {
  desk = await openDesk()
  const { engine } = desk.world
  const report = sampleReport()
  engine.putReport(report)
  engine.putDocument({ file: report.file, content: Buffer.from('PK') })
})

afterEach(() => desk.stop())

const answers = async (text: string, options: { personal?: boolean } = {}) => {
  const { threadId } = await desk.world.teams.say(text, { from: PAULA, ...options })
  return desk.world.teams.thread(threadId)?.posts.filter(({ from }) => from.isBot) ?? []
}

describe('reporte', () => {
  test('says in the channel what the month came to, and gives a link to the file', async () => {
    const [said, given] = await answers('reporte')
    expect(markdownOf(said?.card)).toEqual(
      expect.arrayContaining([
        'Reporte de marzo de 2026',
        '34',
        '28',
        '82 %',
        '3,5',
        '**Sin OC todavía**: 6, por $4.500.000 y US$1.200,50.',
        String.raw`EMPRESA \*EJEMPLO\*`,
        '$3.000.000',
      ]),
    )
    expect(JSON.stringify(given?.card)).toContain('https://oc.example/files/')
  })

  test('offers the file in a personal chat, where the person may take it into the own OneDrive', async () => {
    const [, given] = await answers('reporte', { personal: true })
    expect(given?.file).toMatchObject({
      kind: 'consent',
      name: 'control-oc-2026-03.xlsx',
      sizeInBytes: 12_345,
    })
    await desk.world.teams.answerConsent(given?.id ?? '', 'accept', { from: PAULA })
    const chat = desk.world.teams.personalChat(PAULA)
    expect(chat?.posts.some(({ file }) => file?.kind === 'info')).toBe(true)
  })

  test.each([
    'reporte febrero',
    'reporte de febrero',
    'reporte mes pasado',
    'reporte 2026-02',
    'informe feb 2026',
  ])('is of the month that is asked for: %s', async (typed) => {
    const asked = vi.spyOn(desk.world.engine, 'report')
    await desk.ask(typed)
    expect(asked).toHaveBeenCalledWith('2026-02')
  })

  test.each([
    ['reporte brumario', 'No entiendo «brumario» como mes.'],
    ['reporte abril 2026', 'Abril de 2026 todavía no llega.'],
  ])('%s gets a sentence', async (typed, expected) => {
    expect(await desk.ask(typed)).toContain(expected)
  })

  test('says little of a month without reservations', async () => {
    const nothing = { reservations: 0, received: 0, shareInTime: null, medianDays: null, open: 0 }
    desk.world.engine.putReport(sampleReport({ ...nothing, openAmounts: [], owingMost: [] }))
    const [said] = await answers('reporte')
    expect(markdownOf(said?.card)).toEqual(expect.arrayContaining(['0', '—', '**Sin OC todavía**: 0.']))
  })
})
