import type { StoredFile } from '../../domain/files.js'
import type { OcWarning } from '../../domain/oc-match.js'
import type { JudgingWorld } from '../world.js'
import type { ExaminedMail } from './examine.js'

/** The attachments with these numbers, kept in the vault. */
export const filesOf = (
  examined: ExaminedMail,
  indexes: readonly number[],
  world: JudgingWorld,
): Promise<StoredFile[]> =>
  Promise.all(
    indexes.flatMap((index) => {
      const attachment = examined.attachments[index]?.attachment
      return attachment
        ? [world.vault.put(attachment.content, attachment.filename, attachment.contentType)]
        : []
    }),
  )

/** As facts carry it: the code, a colon and the detail where there is one. */
export const warningText = ({ code, detail }: OcWarning): string =>
  detail === null ? code : `${code}: ${detail}`
