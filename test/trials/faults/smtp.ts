import { HOUR_MS } from '../../../src/domain/time.js'
import type { SmtpMoment } from '../../servers/smtp.js'
import type { Random } from '../random.js'
import type { Ground } from './ground.js'
import { TrialOffice } from './office.js'
import type { Lane, Scenario } from './scenario.js'
import { BLACK_HOLE, cutInData, smtpRefusesHello, smtpRefusesText } from './taps.js'

const ANSWERS = {
  421: '4.3.2 Service not available',
  432: '4.3.2 STOREDRV.ClientSubmit; sender thread limit exceeded; Suggested Backoff Time: 500 milliseconds',
  451: '4.7.500 Server busy. Please try again later',
  452: '4.3.1 Insufficient system storage',
  552: '5.2.2 Mailbox full',
  554: '5.2.0 Transaction failed',
} as const

type Code = keyof typeof ANSWERS

const STAGES = ['connect', 'EHLO', 'MAIL', 'RCPT', 'DATA', 'after the dot'] as const

type Stage = (typeof STAGES)[number]

/** Stages that the mail server itself asks its script about; before the others somebody is on the line. */
const ASKED: Partial<Record<Stage, SmtpMoment['stage']>> = {
  connect: 'connect',
  MAIL: 'mail',
  RCPT: 'rcpt',
  'after the dot': 'data',
}

/** Once; then the server takes mails again. */
const refuse = (office: TrialOffice, code: Code, stage: Stage, done: () => void): void => {
  const asked = ASKED[stage]
  const words = `${code} ${ANSWERS[code]}`
  const said = (): void => {
    office.mood.says = () => undefined
    done()
  }
  if (stage === 'EHLO') office.smtpLine.tap(smtpRefusesHello(words, said))
  else if (stage === 'DATA') office.smtpLine.tap(smtpRefusesText(words, said))
  else
    office.mood.says = (moment) => {
      if (moment.stage !== asked) return undefined
      said()
      return { code, text: ANSWERS[code] }
    }
}

/** What is said of a mail, and not of the session, for good: staff have to look at it. */
const isForGood = (code: Code, stage: Stage): boolean =>
  code >= 500 && stage !== 'connect' && stage !== 'EHLO'

const refusal = (code: Code, stage: Stage): Scenario => ({
  name: `SMTP: ${code} ${stage === 'after the dot' ? stage : `at ${stage}`}`,
  says: new RegExp(`mail not accepted.*${ANSWERS[code].slice(0, 12)}`),
  run: async (office) => {
    let done = false
    office.smtpLine.cut('fin')
    refuse(office, code, stage, () => (done = true))
    const mayBeAsked = isForGood(code, stage) ? 'send_failed' : null
    await office.confirmation({ mayBeAsked })
    await office.until('the refusal', () => done)
  },
})

const lane = (name: string, ground: Ground, scenarios: readonly Scenario[], keepsSent = false): Lane => ({
  name,
  open: async () => {
    const { dovecot, stores, userOf, random } = ground
    return (await TrialOffice.open({ dovecot, stores, user: userOf(name), random, keepsSent })).begin()
  },
  scenarios,
})

const refusals = (...codes: readonly Code[]): readonly Scenario[] =>
  codes.flatMap((code) => STAGES.map((stage) => refusal(code, stage)))

const NOT_ACCEPTED = /mail not accepted/

const cutting = (random: Random): readonly Scenario[] => [
  ...(['fin', 'reset'] as const).map((how): Scenario => ({
    name: `SMTP: cut in mid-DATA (${how === 'fin' ? 'FIN' : 'RST'})`,
    says: NOT_ACCEPTED,
    run: async (office) => {
      let done = false
      office.smtpLine.tap(cutInData(1 + random.below(2_000), how, () => (done = true)))
      await office.confirmation({ mayBeAsked: 'send_uncertain' })
      await office.until('the cut', () => done)
      office.smtpLine.tap(null)
      await office.confirmation()
    },
  })),
  {
    name: 'SMTP: 250 lost on the wire',
    says: NOT_ACCEPTED,
    run: async (office) => {
      office.mood.says = ({ stage }) => (stage === 'data' ? 'drop' : undefined)
      const lost = await office.confirmation({ mayBeAsked: 'send_uncertain' })
      await office.until('the mail at the server', () => office.has(lost))
      office.mood.says = () => undefined
      await office.confirmation()
    },
  },
  {
    name: 'SMTP: silence after the dot',
    says: NOT_ACCEPTED,
    run: async (office) => {
      office.mood.says = ({ stage }) => (stage === 'data' ? 'hang' : undefined)
      const lost = await office.confirmation({ mayBeAsked: 'send_uncertain' })
      await office.until('the mail at the server', () => office.has(lost))
      office.mood.says = () => undefined
      await office.confirmation()
    },
  },
  {
    name: 'SMTP: black hole',
    says: NOT_ACCEPTED,
    run: async (office) => {
      office.smtpLine.cut('fin')
      office.smtpLine.tap(BLACK_HOLE)
      await office.confirmation()
      await office.until('the silence', () => office.hearing.lines().some((line) => NOT_ACCEPTED.test(line)))
      office.smtpLine.tap(null)
      office.smtpLine.cut('reset')
    },
  },
]

/** The mail server has kept a copy: the folder of sent mails knows what the line has not told. */
const KEPT: readonly Scenario[] = [
  {
    name: 'SMTP: connections refused for 4 hours',
    says: NOT_ACCEPTED,
    run: async (office) => {
      office.smtpLine.cut('reset')
      office.smtpLine.refuse()
      await office.confirmation()
      await office.confirmation()
      await office.until('a refusal', () => office.hearing.lines().some((line) => NOT_ACCEPTED.test(line)))
      await office.passing(4 * HOUR_MS, HOUR_MS)
      office.smtpLine.allow()
    },
  },
  {
    name: 'SMTP: 250 lost on the wire, copy in Sent',
    says: NOT_ACCEPTED,
    run: async (office) => {
      office.mood.says = ({ stage }) => (stage === 'data' ? 'drop' : undefined)
      const lost = await office.confirmation()
      await office.until('the mail at the server', () => office.has(lost))
      office.mood.says = () => undefined
      await office.confirmation()
    },
  },
]

/** Exchange throttles without a word of how long: half a minute, of the real time. */
const THROTTLED: readonly Scenario[] = [
  {
    name: 'SMTP: throttled (432 4.3.2, no time named)',
    says: /432/,
    run: async (office) => {
      let said = false
      office.mood.says = ({ stage }) => {
        if (stage !== 'mail' || said) return undefined
        said = true
        return { code: 432, text: '4.3.2 STOREDRV.ClientSubmit; sender thread limit exceeded' }
      }
      await office.confirmation()
      await office.confirmation()
      await office.until('the throttling', () => said)
    },
  },
]

export const smtpLanes = (ground: Ground): readonly Lane[] => [
  lane('smtp throttled', ground, THROTTLED),
  lane('smtp 421 432', ground, refusals(421, 432)),
  lane('smtp 451 452', ground, refusals(451, 452)),
  lane('smtp 552 554', ground, refusals(552, 554)),
  lane('smtp line', ground, cutting(ground.random.fork('smtp'))),
  lane('smtp sent', ground, KEPT, true),
]
