import { describe, expect, test } from 'vitest'
import type { Activity } from 'botbuilder'
import { isSpokenTo, mentionedPeople, spokenText } from '../../bot/speech.js'

const BOT = '28:bot'

const mention = (id: string, text: string, more: object = {}) => ({
  type: 'mention',
  text,
  mentioned: { id, ...more },
})

const said = (text: string, entities: object[] = [], conversationType = 'groupChat'): Activity =>
  ({
    type: 'message',
    text,
    entities,
    recipient: { id: BOT },
    conversation: { id: '19:chat@thread.v2', conversationType },
  }) as unknown as Activity

const OF_BOT = mention(BOT, '<at>Control OC</at>')

describe('what was said', () => {
  test.each([
    ['<at>Control OC</at> pendientes', 'pendientes'],
    ['pendientes <at>Control OC</at>', 'pendientes'],
    ['<at>Control OC</at>&nbsp;reserva\n AAKLMNO ', 'reserva AAKLMNO'],
    ['<at>Control OC</at> hola <at>Control OC</at>', 'hola'],
    ['<at>Control OC</at> nota AAKLMNO P&amp;G &lt;sin OC&gt;', 'nota AAKLMNO P&G <sin OC>'],
  ])('"%s" is "%s"', (text, expected) => {
    expect(spokenText(said(text, [OF_BOT]))).toBe(expected)
  })

  test('leaves the names of other people', () => {
    const text = '<at>Control OC</at> asignar AAKLMNO <at>Paula Rojas</at>'
    expect(spokenText(said(text, [OF_BOT, mention('29:1', '<at>Paula Rojas</at>')]))).toBe(
      'asignar AAKLMNO Paula Rojas',
    )
  })

  test.each([
    ['<at>Paula</at>, <at>Control OC</at> pendientes', 'pendientes'],
    ['mira <at>Paula</at> <at>Control OC</at> pendientes', 'mira Paula pendientes'],
    ['<at>Paula</at> pendientes', 'Paula pendientes'],
  ])('"%s" is "%s"', (text, expected) => {
    expect(spokenText(said(text, [OF_BOT, mention('29:1', '<at>Paula</at>')]))).toBe(expected)
  })

  test('loses a mention of the bot that Teams made of two words', () => {
    const parts = [mention(BOT, '<at>Control</at>'), mention(BOT, '<at>OC</at>')]
    expect(spokenText(said('<at>Control</at> <at>OC</at> estado', parts))).toBe('estado')
  })
})

test('whoever gives a file means the command that takes files, whatever stands beside it', () => {
  const file = {
    contentType: 'application/vnd.microsoft.teams.file.download.info',
    name: 'clientes.xlsx',
    content: { downloadUrl: 'https://empresa-my.sharepoint.com/download' },
  }
  const given = { ...said('aquí va la lista', [], 'personal'), attachments: [file] }
  expect(spokenText(given)).toBe('importar')
})

describe('who is spoken to', () => {
  test('is the bot, in a group chat, where it is mentioned', () => {
    expect(isSpokenTo(said('<at>Control OC</at> estado', [OF_BOT]))).toBe(true)
    expect(isSpokenTo(said('estado'))).toBe(false)
    expect(isSpokenTo(said('<at>Ana</at> estado', [mention('29:1', '<at>Ana</at>')]))).toBe(false)
  })

  test.each(['Control OC pendientes', '@control oc: pendientes', 'CONTROL OC, pendientes'])(
    'is the bot, where its name is typed out at the beginning: %s',
    (text) => {
      expect(isSpokenTo(said(text, [], 'channel'))).toBe(true)
      expect(spokenText(said(text, [], 'channel'))).toBe('pendientes')
    },
  )

  test.each(['el Control OC avisó', 'Control octubre: pendientes', 'control de OC'])(
    'is not the bot, where it is spoken about or something else begins alike: %s',
    (text) => {
      expect(isSpokenTo(said(text, [], 'channel'))).toBe(false)
    },
  )

  test('is the bot, whatever is said in a personal chat', () => {
    expect(isSpokenTo(said('estado', [], 'personal'))).toBe(true)
  })
})

describe('who was mentioned', () => {
  test('is everybody but the bot, each once, with the ids that Teams gives', () => {
    const paula = mention('29:1', '<at>Paula Rojas</at>', { name: 'Paula Rojas', aadObjectId: 'p' })
    const luis = mention('29:2', '<at>Luis Soto</at>')
    expect(mentionedPeople(said('', [OF_BOT, paula, luis, paula]))).toEqual([
      { id: '29:1', objectId: 'p', name: 'Paula Rojas' },
      { id: '29:2', objectId: null, name: 'Luis Soto' },
    ])
  })

  test('is nobody, where entities are anything else', () => {
    expect(mentionedPeople(said('hola', [{ type: 'clientInfo' }, { type: 'mention', text: 'x' }]))).toEqual(
      [],
    )
  })
})
