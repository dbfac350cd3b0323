import { fileIdsOf } from '../../domain/erasing.js'
import type { MailRecord } from '../../domain/mail-record.js'
import type { Reservation } from '../../domain/reservation.js'
import type { ReviewItem } from '../../domain/review.js'
import type { KeptRecord } from '../../ports.js'
import { mark } from '../store-records/log-lines.js'
import { frozen } from '../store-records/record.js'
import type { Database } from './database.js'
import { markId } from './mark-ids.js'

type Bearer =
  | { readonly kind: 'reservation'; readonly record: Reservation }
  | { readonly kind: 'review'; readonly record: ReviewItem }
  | { readonly kind: 'mail'; readonly record: MailRecord }

const BEARERS = `
select 'reservation' as kind, record from reservations where marks @> array[$1]::uuid[]
union all select 'review', record from reviews where marks @> array[$1]::uuid[]
union all select kind, record from archive where marks @> array[$1]::uuid[]
union all select 'mail', record from mails where marks @> array[$1]::uuid[]`

const leadsTo = (bearer: Bearer, fileId: string): boolean => {
  switch (bearer.kind) {
    case 'reservation':
      return fileIdsOf(bearer.record).includes(fileId)
    case 'review':
      return bearer.record.files.some(({ id }) => id === fileId)
    case 'mail':
      return bearer.record.fileId === fileId
  }
}

export const bearersOf = async (database: Database, fileId: string): Promise<readonly KeptRecord[]> => {
  const rows = await database.read<Bearer>(BEARERS, [markId(mark.file(fileId))])
  return rows.filter((row) => leadsTo(row, fileId)).map((row) => frozen(row))
}
