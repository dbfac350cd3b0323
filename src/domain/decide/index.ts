import type { ReservationCommand } from '../commands.js'
import type { Decision, DecisionContext } from '../decision.js'
import { accepted, refused } from '../decision.js'
import type { Reservation } from '../reservation.js'
import { advance } from './chase.js'
import { registerConfirmation } from './confirmation.js'
import { mailLeft, mailRejected, mailUncertain, noteBounce, retryMail, settleSend } from './delivery.js'
import { markReceived, receivePurchaseOrder, rejectPurchaseOrder } from './purchase-order.js'
import { addNote, assign, postpone, reopen, undo } from './handling.js'
import { close, resend, settleClient } from './staff.js'

const noteReply = ({
  kind,
  mailId,
  address = null,
}: Extract<ReservationCommand, { type: 'note_reply' }>): Decision =>
  accepted({ type: 'ReplyNoted', kind, mailId, address })

type KnownCommand = Exclude<ReservationCommand, { type: 'register_confirmation' }>

const decideKnown = (reservation: Reservation, command: KnownCommand, context: DecisionContext): Decision => {
  switch (command.type) {
    case 'receive_purchase_order':
      return receivePurchaseOrder(reservation, command, context)
    case 'note_reply':
      return noteReply(command)
    case 'note_bounce':
      return noteBounce(reservation, command)
    case 'advance':
      return advance(reservation, context)
    case 'note_mail_left':
      return mailLeft(reservation, command)
    case 'note_mail_rejected':
      return mailRejected(reservation, command)
    case 'note_mail_uncertain':
      return mailUncertain(reservation, command)
    case 'drop_mail':
      return accepted({ type: 'MailDropped', mail: command.mail })
    case 'resend':
      return resend(reservation, context)
    case 'close':
      return close(reservation, command, context)
    case 'mark_received':
      return markReceived(reservation, command, context)
    case 'reject_purchase_order':
      return rejectPurchaseOrder(reservation, command, context)
    case 'postpone':
      return postpone(reservation, command, context)
    case 'reopen':
      return reopen(reservation, context)
    case 'assign':
      return assign(reservation, command, context)
    case 'add_note':
      return addNote(reservation, command, context)
    case 'undo':
      return undo(reservation, command, context)
    case 'retry_mail':
      return retryMail(reservation, command, context)
    case 'settle_client':
      return settleClient(reservation, command)
    case 'settle_send':
      return settleSend(reservation, command, context)
  }
}

/**
 * The one place where it is decided what happens to a reservation. Pure: the same reservation, command and context
 * give the same events. `reservation` is null for a locator that nobody has seen yet.
 */
export const decide = (
  reservation: Reservation | null,
  command: ReservationCommand,
  context: DecisionContext,
): Decision => {
  if (command.type === 'register_confirmation') return registerConfirmation(reservation, command, context)
  return reservation ? decideKnown(reservation, command, context) : refused('unknown_reservation')
}
