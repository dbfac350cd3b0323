import { expect, it } from 'vitest'
import type { Attachment } from '../../../../src/domain/mail.js'
import { examineMail, MOST_OTHERS } from '../../../../src/engine/ingest/examine.js'
import { createMailParser } from '../../../../src/adapters/mail-parser/index.js'
import { composeMail } from '../../../../bot/demo/mail/compose.js'

const DAY = '2026-11-23T14:00:00.000Z'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const named = (name: string, contentType: string, count: number) =>
  Array.from({ length: count }, (_, at) => ({
    filename: `${at}-${name}`,
    contentType,
    content: Buffer.from(`${at} ${name}`),
  }))

it('reads all PDFs of a mail, and no more of its other files than are looked at', async () => {
  const source = await composeMail({
    from: 'compras@empresa.example',
    to: 'controloc@hotelsales.example',
    subject: 'OC',
    text: 'Adjuntas.',
    date: DAY,
    attachments: [...named('planilla.xlsx', XLSX, MOST_OTHERS + 5), ...named('oc.pdf', 'application/pdf', 3)],
  })
  const location = { account: 'imap', folder: 'INBOX', uidValidity: '1', uid: 1 }
  const read: number[] = []
  const { attachments } = await examineMail(
    { location, receivedAt: DAY, source, size: source.byteLength },
    {
      parser: createMailParser(),
      authenticator: { authenticate: async () => ({ address: null, authenticity: 'unknown', evidence: '' }) },
      documents: {
        read: async (content) => {
          read.push(content.byteLength)
          return { ok: false, fault: 'damaged' }
        },
        stop: async () => undefined,
      },
    },
  )
  const isPdf = ({ filename }: Attachment): boolean => filename.endsWith('.pdf')
  const looked = attachments.filter(({ reading }) => reading !== null).map(({ attachment }) => attachment)
  expect([looked.filter(isPdf).length, looked.length - 3, read.length]).toEqual([
    3,
    MOST_OTHERS,
    MOST_OTHERS + 3,
  ])
})
