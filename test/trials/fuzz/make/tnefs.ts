import { winmail, winmailAround } from '../../../fixtures/documents/tnef-writer.js'
import type { Random } from '../../random.js'
import { damaged } from './bytes.js'
import { few, placeIn, sometimes } from './chance.js'
import { fixture } from './corpus.js'
import { oddText } from './odd-text.js'

const LENGTHS = [0, 1, 2, 0x7fffffff, 0x80000000, 0xffffffff, 0x0000ffff, 0x00010000]

/** A 32-bit number in it, a length or a count or a name of something, becomes another. */
const numberChanged = (bytes: Buffer, random: Random): Buffer => {
  const copy = Buffer.from(bytes)
  if (copy.length >= 4)
    copy.writeUInt32LE(random.pick(LENGTHS) >>> 0, Math.min(copy.length - 4, placeIn(random, copy.length)))
  return copy
}

const written = (random: Random): Buffer => {
  const files = Array.from({ length: few(random, 130) }, () => ({
    filename: oddText(random, 400),
    content: Buffer.from(oddText(random, 300)),
    asProperty: sometimes(random, 50),
  }))
  let tnef = winmail(...files)
  for (let depth = few(random, 30) - 1; depth > 0; depth -= 1) tnef = winmailAround(tnef)
  return tnef
}

/** In a mail, as it comes. */
const mailWith = (tnef: Buffer): Buffer =>
  Buffer.from(
    `From: Ana <compras@empresa.example>\r\nSubject: OC\r\nMIME-Version: 1.0\r\n` +
      `Content-Type: application/ms-tnef; name="winmail.dat"\r\nContent-Transfer-Encoding: base64\r\n\r\n` +
      `${tnef.toString('base64').replaceAll(/.{76}/gu, '$&\r\n')}\r\n`,
    'latin1',
  )

/** Makes mails with a bad winmail.dat. */
export const tnefMaker = (): ((random: Random) => Uint8Array) => {
  // Small ones: whatever hurts stands in what is around the documents.
  const small = { filename: 'OC.pdf', content: Buffer.from('%PDF-1.4') }
  const corpus = [
    fixture('documents/winmail.dat'),
    winmail(small, { ...small, asProperty: true }),
    winmailAround(winmail(small)),
  ]
  return (random) => {
    let tnef = sometimes(random, 30) ? written(random) : random.pick(corpus)
    for (let left = few(random, 6) - 1; left > 0; left -= 1) tnef = numberChanged(tnef, random)
    return mailWith(sometimes(random, 50) ? damaged(tnef, random) : tnef)
  }
}
