import type { Words } from '../words.js'
import { BOOKING } from './booking-words.js'

/** International business English. */
export const EN: Words = {
  language: 'en',
  locale: 'en',
  common: {
    subject: (reference) => `Purchase Order Request - Reservation ${reference}`,
    subheading: (bookingId, locator) =>
      bookingId === null ? `Reservation with LOC ${locator}` : `Reservation ${bookingId} · LOC ${locator}`,
    greeting: (client) => `Dear ${client} team,`,
    forTotal: (total) => [', for a total of ', { strong: total }],
    howToSend: {
      title: 'How to send us the purchase order',
      steps: (locator) => [
        ['Reply to this email without changing its subject.'],
        ['Attach the purchase order as a PDF file.'],
        ['Quote the reservation locator ', { strong: locator }, ' in the text of your email.'],
      ],
    },
    oneForAllStays: (stays) =>
      `The reservation covers ${stays} stays: a single purchase order for the total is enough.`,
    question: 'If you have any questions, please reply to this email. Thank you very much for your help.',
    regards: 'Kind regards,',
    footer: 'This is an automated message. You are welcome to reply to it: your reply will reach our team.',
  },
  booking: BOOKING,
  request: {
    heading: 'Purchase order request',
    asks: (forTotal) => [
      'We are writing to ask you for the purchase order (PO) for the reservation detailed below',
      ...forTotal,
      '.',
    ],
  },
  reminder: {
    heading: 'Reminder: purchase order pending',
    reminds: (reference, forTotal) => [
      'This is a friendly reminder that we have not yet received the purchase order (PO) for reservation ',
      reference,
      ...forTotal,
      '. We would be grateful to receive it at your earliest convenience.',
    ],
    sentAlready:
      'If you have already sent it, please attach it again in reply to this email, so that we can match it to the reservation.',
  },
  ultimatum: {
    heading: 'Final notice: purchase order pending',
    deadline: (day) => ['We need to receive the purchase order no later than ', day, '.'],
    notReceived: (reference, forTotal) => [
      'To date we have not received the purchase order (PO) for reservation ',
      reference,
      ...forTotal,
      ', which we requested previously.',
    ],
    consequence:
      'The purchase order must be issued before the service is provided. If we do not receive it by the date stated above, we will have to review whether the reservation can be kept.',
    sentAlready:
      'If you have already sent it, please attach it again. If you are having difficulty issuing it, please let us know by replying to this email.',
  },
  acknowledgement: {
    heading: 'Purchase order received',
    received: (reference, ocNumber) => [
      ...(ocNumber === null
        ? ['We have received the purchase order']
        : ['We have received purchase order ', ocNumber]),
      ' for reservation ',
      reference,
      '. There is nothing further you need to send.',
    ],
    thanks: 'Thank you very much for your help.',
  },
  rejection: {
    heading: 'Purchase order: we need a different document',
    unfit: (reference, ocNumber) => [
      'Thank you for your message. We have received ',
      ...(ocNumber === null
        ? ['the document you sent us as a purchase order']
        : ['purchase order ', ocNumber]),
      ', but we are unable to accept this document for reservation ',
      reference,
      '.',
    ],
    reason: 'Reason: ',
    asks: (forTotal) => [
      'We would be grateful if you could send us the purchase order that corresponds to this reservation',
      ...forTotal,
      '.',
    ],
  },
  newAddress: {
    subject: (company) => `New email address of ${company}`,
    heading: 'Our email address has changed',
    is: (address) => ['Our new address is ', address, '.'],
    replaces: (previousAddress) =>
      `From now on we write to you from it, and kindly ask you to send your purchase orders and questions to it. It replaces ${previousAddress}, which will no longer be used.`,
    toDo: {
      title: 'What we ask of you',
      steps: (address) => [
        ['Save ', address, ' in your address book in place of the old one.'],
        ['Add it to your safe senders, so that our emails do not end up in your junk folder.'],
        ['If a system or mailing list of yours holds the old one, please change it there too.'],
      ],
    },
    nothingLost:
      'Whatever you have sent to the old address has reached us: there is no need to send it again. Requests under way go on as they are.',
  },
}
