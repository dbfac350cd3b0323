import { describe, expect, it } from 'vitest'
import type { OcReason } from '../../../src/domain/oc-match.js'
import { ANSWER, order } from '../../fixtures/mails/answers.js'
import { accepted } from '../../fixtures/mails/cases-accepted.js'
import { ignored, noted } from '../../fixtures/mails/cases-other.js'
import { askedForPaper } from '../../fixtures/mails/cases-review-paper.js'
import { askedForReservation } from '../../fixtures/mails/cases-review-reservation.js'
import { askedForSender } from '../../fixtures/mails/cases-review-sender.js'
import { judge } from '../../fixtures/mails/judge.js'
import { pdf, picture, unreadable } from '../../fixtures/mails/mail.js'
import { confirmationLines, orderLines } from '../../fixtures/mails/papers.js'

describe('an OC is accepted', () => {
  it.each(Object.entries(accepted))('%s', (_name, { mail, locators, numbers }) => {
    expect(judge(mail)).toMatchObject({
      decision: 'accept',
      matches: locators.map((locator, i) => ({ locator, ocNumber: numbers[i] })),
    })
  })
})

const asked = { ...askedForSender, ...askedForReservation, ...askedForPaper }

describe('a person is asked about', () => {
  it.each(Object.entries(asked))('%s', (_name, { mail, reason }) => {
    expect(judge(mail)).toMatchObject({ decision: 'review', reason })
  })
})

const offered = Object.entries(asked).flatMap(([name, { mail, first }]) =>
  first === undefined ? [] : [[name, mail, first] as const],
)

describe('the right reservation is offered for', () => {
  it.each(offered)('%s', (_name, mail, first) => {
    const decision = judge(mail)
    expect(decision.decision === 'review' ? decision.candidates[0]?.locator : null).toBe(first)
  })
})

describe('the thread gets a note of', () => {
  it.each(Object.entries(noted))('%s', (_name, { mail, kind }) => {
    expect(judge(mail)).toMatchObject({ decision: 'note', noteKind: kind, locators: ['AAFVDUA'] })
  })
})

describe('nobody is troubled with', () => {
  it.each(Object.entries(ignored))('%s', (_name, { mail, reason }) => {
    expect(judge(mail)).toMatchObject({ decision: 'ignore', reason })
  })
})

describe('the codes of decisions', () => {
  const codes: Readonly<Record<OcReason, true>> = {
    document_names_reservation: true,
    answers_our_mail: true,
    mail_names_reservation: true,
    sender_forged: true,
    sender_unverified: true,
    sender_not_known: true,
    own_domain_forward: true,
    sender_of_other_client: true,
    client_not_known: true,
    no_document: true,
    document_unproven: true,
    document_doubtful: true,
    promise_with_document: true,
    draft_or_void: true,
    automatic_with_document: true,
    names_no_reservation: true,
    names_several_reservations: true,
    names_and_answers_differ: true,
    names_unknown_reservation: true,
    only_provider_locator: true,
    several_documents_one_reservation: true,
    several_documents_not_all_named: true,
    amount_differs: true,
    already_received: true,
    reservation_closed: true,
    reservation_cancelled: true,
    reservation_expired: true,
    oc_not_required: true,
    question: true,
    invoice_for_reservation: true,
    mail_about_reservation: true,
    mentions_order: true,
    bounce_for_reservation: true,
    automatic_reply: true,
    promise: true,
    courtesy: true,
    delivery_delayed: true,
    own_message: true,
    confirmation: true,
    automatic_reply_without_tie: true,
    promise_without_tie: true,
    bounce_without_tie: true,
    invoice_without_tie: true,
    nothing_of_ours: true,
  }

  it('are each reached by one of these mails', () => {
    const mails = [accepted, asked, noted, ignored].flatMap((cases) =>
      Object.values(cases).map(({ mail }) => mail),
    )
    const good = { ...ANSWER, attachments: [order()] }
    const reached = new Set([
      ...mails.map((mail) => judge(mail).reason),
      judge(good, 'fail').reason,
      judge(good, 'unknown').reason,
      judge({ ...ANSWER, attachments: [pdf(orderLines({ total: '$ 99.000' }))] }, 'pass', 'review').reason,
    ])
    expect(Object.keys(codes).filter((code) => ![...reached].some((each) => each === code))).toEqual([])
  })
})

describe('the sender', () => {
  const good = { ...ANSWER, attachments: [order('AAFVDUA')] }

  it('is asked about when nobody vouches for it, with the reservation ready for one press', () => {
    expect(judge(good, 'unknown')).toMatchObject({
      decision: 'review',
      reviewKind: 'unauthenticated_sender',
      reason: 'sender_unverified',
      candidates: [{ locator: 'AAFVDUA', ocNumber: '4500012345' }],
    })
  })

  it('is never believed when it is forged', () => {
    expect(judge(good, 'fail')).toMatchObject({
      decision: 'review',
      reviewKind: 'unauthenticated_sender',
      reason: 'sender_forged',
    })
  })

  it('that is forged is named before anything else that is wrong', () => {
    const mail = { subject: 'OC AAFCLSD', attachments: [order()] }
    expect(judge(mail, 'fail')).toMatchObject({
      reviewKind: 'unauthenticated_sender',
      reason: 'sender_forged',
    })
  })
})

describe('what is accepted', () => {
  it('carries the attachments that hold the order', () => {
    const decision = judge({ ...ANSWER, attachments: [pdf(confirmationLines('AAFVDUA')), order()] })
    expect(decision).toMatchObject({ matches: [{ attachments: [1] }] })
  })

  it('warns of an amount that is far from the total', () => {
    const decision = judge({ ...ANSWER, attachments: [pdf(orderLines({ total: '$ 99.000' }))] })
    expect(decision).toMatchObject({
      matches: [{ warnings: [{ code: 'amount_differs', detail: 'CLP 99000/CLP 528701' }] }],
    })
  })

  it('asks about an amount that is far from the total where the office wants to be asked', () => {
    const mail = { ...ANSWER, attachments: [pdf(orderLines({ total: '$ 99.000' }))] }
    expect(judge(mail, 'pass', 'review')).toMatchObject({
      decision: 'review',
      reviewKind: 'oc_to_assign',
      reason: 'amount_differs',
      candidates: [{ locator: 'AAFVDUA' }],
      warnings: [{ detail: 'CLP 99000/CLP 528701' }],
    })
  })

  it('accepts what differs by rounding, even so', () => {
    const mail = { ...ANSWER, attachments: [pdf(orderLines({ total: '$ 528.000' }))] }
    expect(judge(mail, 'pass', 'review')).toMatchObject({ decision: 'accept', matches: [{ warnings: [] }] })
  })

  it('does not warn of the net amount of the total', () => {
    const decision = judge({ ...ANSWER, attachments: [pdf(orderLines({ total: '$ 444.287' }))] })
    expect(decision).toMatchObject({ matches: [{ warnings: [] }] })
  })

  it('warns of another paper that could not be read', () => {
    const decision = judge({ ...ANSWER, attachments: [order(), unreadable('scanned', 'anexo.pdf')] })
    expect(decision).toMatchObject({
      matches: [{ attachments: [0], warnings: [{ code: 'unread_attachment' }] }],
    })
  })

  it('does not take a booking ID after "OC" for the number of the order', () => {
    const decision = judge({ subject: 'OC 45215412', attachments: [picture()] })
    expect(decision).toMatchObject({ decision: 'accept', matches: [{ locator: 'AAFVDUA', ocNumber: null }] })
  })
})
