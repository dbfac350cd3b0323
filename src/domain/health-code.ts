/** What the service finds wrong with itself, beside what others say in their own words (`FaultCode`). */
export const HEALTH_CODES = [
  'mailbox_away',
  'folder_not_read',
  'mailbox_not_swept',
  'mailbox_silent',
  'processed_not_moved',
  'processed_folder_not_created',
  'wanted_mail_in_junk',
  'sending_deferred',
  'backup_failed',
  'backup_old',
  'export_failed',
  'export_incomplete',
  'cards_not_delivered',
  'checks_unanswered',
] as const

export type HealthCode = (typeof HEALTH_CODES)[number]
