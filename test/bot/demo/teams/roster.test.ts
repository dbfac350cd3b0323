import { TeamsInfo } from 'botbuilder'
import { afterEach, describe, expect, it } from 'vitest'
import { startTeamsStandIn, teamsUser } from '../../../../bot/demo/teams/stand-in.js'
import type { StandInOptions, TeamsStandIn } from '../../../../bot/demo/teams/stand-in.js'
import { callConnector, codeOf } from './call-connector.js'
import { startSdkBot } from './sdk-bot.js'
import type { SdkBot } from './sdk-bot.js'

const paula = teamsUser('Paula Rojas')
const diego = teamsUser('Diego Soto')
const ines = teamsUser('Inés Invitada', { role: 'guest' })

let teams: TeamsStandIn
let bot: SdkBot

const start = async (options: StandInOptions) => {
  bot = await startSdkBot()
  teams = await startTeamsStandIn(options)
  teams.connectBot(bot.endpoint)
  await teams.install(paula)
}

afterEach(async () => {
  await teams.stop()
  await bot.stop()
})

/** Names with their roles, page by page, as the SDK reads them. */
const readPages = async (pageSize: number): Promise<string[][]> => {
  const pages: string[][] = []
  bot.does(async (context) => {
    let token: string | undefined
    do {
      const page = await TeamsInfo.getPagedMembers(context, pageSize, token)
      pages.push(page.members.map(({ name, userRole }) => `${name} ${userRole}`))
      token = page.continuationToken
    } while (token)
  })
  await teams.say('¿quiénes?', { from: paula })
  return pages
}

describe('the roster of the team', () => {
  it('tells members from guests', async () => {
    await start({ members: [paula, ines] })
    expect(await readPages(100)).toEqual([['Paula Rojas user', 'Inés Invitada guest']])
  })

  it('comes in pages that the SDK follows', async () => {
    await start({ members: [paula, diego, ines], rosterPageSize: 2 })
    expect(await readPages(100)).toEqual([['Paula Rojas user', 'Diego Soto user'], ['Inés Invitada guest']])
  })

  it('gives at least fifty a page, as Teams does', async () => {
    await start({ members: [paula, ...Array.from({ length: 59 }, (_, n) => teamsUser(`Persona ${n}`))] })
    expect((await readPages(10)).map(({ length }) => length)).toEqual([50, 10])
  })

  it('refuses a token that it did not give', async () => {
    await start({ members: [paula] })
    const path = `conversations/${teams.place.team.id}/pagedmembers?continuationToken=x`
    const { status, json } = await callConnector(teams)('GET', path)
    expect([status, codeOf(json)]).toEqual([400, 'BadArgument'])
  })

  it('may be out of order, as scripted', async () => {
    await start({ members: [paula] })
    teams.fail({ kind: 'status', status: 502 }, { path: '/pagedmembers' })
    const path = `conversations/${teams.place.team.id}/pagedmembers`
    const answers = [await callConnector(teams)('GET', path), await callConnector(teams)('GET', path)]
    expect(answers.map(({ status }) => status)).toEqual([502, 200])
  })

  it('follows who joins and who leaves, of which the bot hears', async () => {
    await start({ members: [paula] })
    await teams.join(diego)
    await teams.leave(diego)
    expect(bot.heard.slice(2)).toMatchObject([
      { type: 'conversationUpdate', membersAdded: [{ aadObjectId: diego.aadObjectId }] },
      { type: 'conversationUpdate', membersRemoved: [{ aadObjectId: diego.aadObjectId }] },
    ])
    const path = `conversations/${teams.place.team.id}/members/${diego.aadObjectId}`
    expect(codeOf((await callConnector(teams)('GET', path)).json)).toBe('MemberNotFoundInConversation')
  })
})
