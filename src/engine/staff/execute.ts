import type { Actor, CommandResult, StaffCommand } from '../../contract.js'
import type { EngineWorld } from '../world.js'
import { addContact } from './add-contact.js'
import { applyClient } from './apply-client.js'
import { applyImport } from './apply-import.js'
import { approveMails } from './approve-mails.js'
import { askForNewOrder } from './ask-for-new-order.js'
import { prepare, sendNotices, settleSend } from './notices.js'
import { onReservation } from './on-reservation.js'
import { assignPurchaseOrder, dismiss } from './on-review.js'
import { pauseMail, resumeMail } from './pause-mail.js'
import { registerByHand } from './register-by-hand.js'
import { reopenRebooked } from './reopen-rebooked.js'
import { reprocessMail } from './reprocess-mail.js'
import { saveClient } from './save-client.js'
import { settleClient } from './settle-client.js'
import { trustMail } from './trust-mail.js'
import { undo } from './undo.js'

/** Carries out what a person asked for. */
export const executeCommand = (
  command: StaffCommand,
  actor: Actor,
  world: EngineWorld,
): Promise<CommandResult> => {
  switch (command.type) {
    case 'resend':
    case 'close':
    case 'mark_received':
    case 'reject_purchase_order':
    case 'postpone':
    case 'reopen':
    case 'assign':
    case 'add_note':
      return onReservation(command, actor, world)
    case 'undo':
      return undo(command, actor, world)
    case 'settle_client':
      return settleClient(command, actor, world)
    case 'assign_purchase_order':
      return assignPurchaseOrder(command, actor, world)
    case 'trust_mail':
      return trustMail(command, actor, world)
    case 'settle_send':
      return settleSend(command, actor, world)
    case 'reprocess_mail':
      return reprocessMail(command, actor, world)
    case 'add_contact':
      return addContact(command, actor, world)
    case 'dismiss_review':
      return dismiss(command, actor, world)
    case 'pause_mail':
      return pauseMail(command, actor, world)
    case 'resume_mail':
      return resumeMail(command, actor, world)
    case 'approve_mails':
      return approveMails(command, actor, world)
    case 'prepare_notices':
      return prepare(actor, world)
    case 'send_notices':
      return sendNotices(command, actor, world)
    case 'save_client':
      return saveClient(command, actor, world)
    case 'apply_client':
      return applyClient(command, actor, world)
    case 'apply_import':
      return applyImport(command, actor, world)
    case 'register_by_hand':
      return registerByHand(command, actor, world)
    case 'ask_for_new_order':
      return askForNewOrder(command, actor, world)
    case 'reopen_rebooked':
      return reopenRebooked(command, actor, world)
  }
}
