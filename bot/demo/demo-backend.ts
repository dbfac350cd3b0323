import { COMMANDS } from '../commands/index.js'
import { ALL_PENDING, type NextStep, type ReservationRow } from '../../src/contract.js'
import { isOfficeTime } from '../../src/domain/business-days.js'
import { addMs, DAY_MS, HOUR_MS } from '../../src/domain/time.js'
import type { Instant } from '../../src/domain/time.js'
import type { Demo } from './demo.js'
import { DemoRefusal } from './demo-refusal.js'
import { DEMO_PEOPLE } from './people.js'
import type { DemoBackend, PageClock, TimeSpan } from './page-server/backend.js'
import type { ConfirmationKind } from './story/confirmations.js'
import type { OrderKind } from './story/orders.js'
import { demoTexts, nextStepText } from './texts/es.js'
import { CONFIRMATION_BUTTONS, ORDER_BUTTONS } from './texts/samples.js'

const MOST_OPEN = 200

/** Changes that come together are told together. */
const GATHER_MS = 120

interface DueStep extends NextStep {
  readonly locator: string
}

const openRows = async ({ engine }: Demo): Promise<readonly ReservationRow[]> => {
  const { items } = await engine.pending(ALL_PENDING, { limit: MOST_OPEN, after: null })
  return [...items].sort((a, b) => (a.locator < b.locator ? -1 : 1))
}

const nextStep = async (demo: Demo): Promise<DueStep | null> => {
  const steps = (await openRows(demo)).flatMap(({ locator, next }) => (next ? [{ ...next, locator }] : []))
  return steps.sort((a, b) => (a.at < b.at ? -1 : 1))[0] ?? null
}

const targetOf = async (demo: Demo, span: TimeSpan): Promise<Instant> => {
  const now = demo.clock.now()
  if (span !== 'next') return addMs(now, span === 'hour' ? HOUR_MS : DAY_MS)
  const step = await nextStep(demo)
  if (!step) throw new DemoRefusal(demoTexts.nothingDue)
  return step.at
}

const clockOf = async (demo: Demo): Promise<PageClock> => {
  const { office } = demo
  const now = demo.clock.now()
  const step = await nextStep(demo)
  return {
    now,
    zone: office.zone,
    inOffice: isOfficeTime(now, office),
    next: step && { what: nextStepText(step.action, step.locator), at: step.at },
  }
}

/** Calls back once for all that changes within a moment. */
const gathered = (listener: () => void): { touch: () => void; end: () => void } => {
  let timer: NodeJS.Timeout | null = null
  return {
    touch: () => {
      timer ??= setTimeout(() => {
        timer = null
        listener()
      }, GATHER_MS)
    },
    end: () => {
      if (timer) clearTimeout(timer)
    },
  }
}

const onProgress =
  (demo: Demo): DemoBackend['onProgress'] =>
  (listener) => {
    const { touch, end } = gathered(listener)
    const ends = [
      demo.teams.onChange(touch),
      demo.mailroom.onClientMail(touch),
      demo.engine.onAnnouncement(touch),
      demo.onTime(touch),
    ]
    return () => [end, ...ends].forEach((stop) => stop())
  }

const kindIn = <K extends string>(buttons: readonly { readonly kind: K }[], kind: string): K => {
  const button = buttons.find((candidate) => candidate.kind === kind)
  if (!button) throw new DemoRefusal(demoTexts.unknownWish)
  return button.kind
}

/** The running demo in the shape that its page asks for. */
export const demoBackend = (demo: Demo): DemoBackend => ({
  teams: demo.teams,
  people: DEMO_PEOPLE,
  commands: COMMANDS.map(({ names: [name], usage, help }) => ({ name, usage, help })),
  samples: { confirmations: CONFIRMATION_BUTTONS, orders: ORDER_BUTTONS },
  clock: () => clockOf(demo),
  openReservations: async () => (await openRows(demo)).map(({ locator, agency }) => ({ locator, agency })),
  clientMails: () => demo.mailroom.clientMails(),
  onClientMail: (listener) => demo.mailroom.onClientMail(listener),
  onProgress: onProgress(demo),
  sendConfirmation: async (kind) => {
    await demo.story.sendConfirmation(kindIn<ConfirmationKind>(CONFIRMATION_BUTTONS, kind))
  },
  sendOrder: (kind, locator) => demo.story.sendOrder(kindIn<OrderKind>(ORDER_BUTTONS, kind), locator),
  sendFile: (file) => demo.story.sendFile(file),
  letPass: async (span) => demo.advanceTo(await targetOf(demo, span)),
})
