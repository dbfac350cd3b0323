/** What the doctor finds by its own judgement, beside what others say in their own words (`FaultCode`). */
export const DOCTOR_CODES = [
  'config_fault',
  'config_doubt',
  'config_incomplete',
  'clock_wrong',
  'clock_drifts',
  'zone_unknown',
  'data_not_writable',
  'data_not_lockable',
  'data_damaged',
  'disk_full',
  'disk_nearly_full',
  'clients_none',
  'clients_without_address',
  'senders_none',
  'senders_own_address',
  'senders_free_mail',
  'token_audience_wrong',
  'token_tenant_differs',
  'token_role_missing',
  'token_expired',
  'imap_idle_missing',
  'imap_sent_missing',
  'imap_junk_missing',
] as const

export type DoctorCode = (typeof DOCTOR_CODES)[number]
