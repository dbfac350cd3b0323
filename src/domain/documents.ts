import type { StoredFile } from './files.js'
import type { Reservation } from './reservation.js'

/** Every document of a reservation, each once: its confirmations, then its OC, or the one that was rejected. */
export const documentsOf = ({
  files,
  purchaseOrder,
  rejected,
}: Pick<Reservation, 'files' | 'purchaseOrder' | 'rejected'>): readonly StoredFile[] => {
  const all = [...files, ...(rejected?.files ?? []), ...(purchaseOrder?.files ?? [])]
  return [...new Map(all.map((file) => [file.id, file])).values()]
}
