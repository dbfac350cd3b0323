import type { SendOutcome } from '../../src/ports.js'
import { describeMailSender } from '../ports/mail-sender-contract.js'
import type { MailSenderWorld, WorldAnswer } from '../ports/mail-sender-contract.js'
import { ACCEPTED, FakeMailSender } from './mail-sender.js'

const OUTCOMES: Readonly<Record<WorldAnswer, SendOutcome>> = {
  accept: ACCEPTED,
  try_later: { kind: 'deferred', error: '451 later', retryAfterMs: null },
  refuse: { kind: 'rejected', error: '554 never' },
  refuse_second_recipient: { ...ACCEPTED, refusedRecipients: ['nadie@cliente.example'] },
  break_after_text: { kind: 'uncertain', error: 'connection lost' },
}

const createWorld = async (): Promise<MailSenderWorld> => {
  const sender = new FakeMailSender()
  return {
    sender,
    answerNext: (answer) => sender.answer(OUTCOMES[answer]),
    taken: () => sender.sent.map(({ messageId }) => messageId),
    end: async () => undefined,
  }
}

describeMailSender('FakeMailSender', createWorld)
