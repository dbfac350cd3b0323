import type { Activity } from 'botbuilder'
import { describe, expect, test } from 'vitest'
import { bringsFile, filesIn } from '../../../bot/files/incoming-files.js'
import type { Downloaded } from '../../../bot/files/file-transfer.js'

const FILE = {
  contentType: 'application/vnd.microsoft.teams.file.download.info',
  contentUrl: 'https://empresa-my.sharepoint.com/personal/paula/clientes.xlsx',
  name: 'clientes.xlsx',
  content: {
    downloadUrl: 'https://empresa-my.sharepoint.com/download?tempauth=x',
    uniqueId: '1',
    fileType: 'xlsx',
  },
}

const HTML = { contentType: 'text/html', content: '<div></div>' }

const message = (...attachments: object[]): Activity => ({ type: 'message', attachments }) as Activity

describe('the files of a message', () => {
  test('are named, and read only when they are wanted', async () => {
    const asked: string[] = []
    const download = async (address: string): Promise<Downloaded> => {
      asked.push(address)
      return { ok: true, content: Buffer.from('a') }
    }
    const [file, ...others] = filesIn(message(HTML, FILE), { download })
    expect([file?.name, others, asked]).toEqual(['clientes.xlsx', [], []])
    expect(await file?.download()).toEqual({ ok: true, content: Buffer.from('a') })
    expect(asked).toEqual([FILE.content.downloadUrl])
  })

  test.each([
    ['nothing', message()],
    ['no list', { type: 'message' } as Activity],
    ['only the text', message(HTML)],
    ['a picture', message({ contentType: 'image/*', contentUrl: 'https://smba.example/v3/attachments/1' })],
    ['a file without an address', message({ ...FILE, content: { uniqueId: '1' } })],
  ])('are none in %s', (_name, activity) => {
    expect(bringsFile(activity)).toBe(false)
  })
})
