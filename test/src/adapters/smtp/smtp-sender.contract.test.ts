import { createSmtpSender } from '../../../../src/adapters/smtp/smtp-sender.js'
import { memoryLedger, WIDE } from '../../../fakes/ledger.js'
import { quietLog, systemClock } from '../../../fakes/quiet.js'
import { describeMailSender } from '../../../ports/mail-sender-contract.js'
import type { MailSenderWorld, WorldAnswer } from '../../../ports/mail-sender-contract.js'
import type { SmtpAnswer, SmtpMoment } from '../../../servers/smtp.js'
import { startSmtp } from '../../../servers/smtp.js'

const SCRIPTS: Readonly<Record<WorldAnswer, (moment: SmtpMoment) => SmtpAnswer | undefined>> = {
  accept: () => undefined,
  try_later: ({ stage }) => (stage === 'rcpt' ? { code: 451, text: '4.3.0 later' } : undefined),
  refuse: ({ stage }) => (stage === 'rcpt' ? { code: 550, text: '5.1.1 no such user' } : undefined),
  refuse_second_recipient: ({ stage, address }) =>
    stage === 'rcpt' && address.startsWith('nadie') ? { code: 550, text: '5.1.1 no such user' } : undefined,
  break_after_text: ({ stage }) => (stage === 'data' ? 'drop' : undefined),
}

const createWorld = async (): Promise<MailSenderWorld> => {
  let next: WorldAnswer = 'accept'
  const server = await startSmtp({ script: (moment) => SCRIPTS[next](moment) })
  const sender = createSmtpSender(
    {
      host: '127.0.0.1',
      port: server.port,
      secure: 'starttls',
      auth: null,
      limits: WIDE,
      from: { address: 'oc@hotel.example', name: 'Control OC' },
      tls: { ca: server.ca },
    },
    { clock: systemClock, log: quietLog, ledger: memoryLedger() },
  )
  return {
    sender,
    answerNext: (answer) => void (next = answer),
    taken: () => server.mails.map(({ source }) => /^Message-ID: (.*?)\r$/im.exec(source)?.[1] ?? ''),
    end: () => server.stop(),
  }
}

describeMailSender('createSmtpSender', createWorld)
