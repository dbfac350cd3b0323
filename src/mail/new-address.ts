import { compose } from './compose.js'
import type { NewAddressInput } from './input.js'
import type { MailContent } from './letter.js'
import { callout, greeting, paragraph, signedFrame } from './parts.js'
import { clip } from './plain.js'
import type { Words } from './words.js'

/** Tells a client that still writes to our old address which one to use. It is about no reservation. */
export const newAddress = (words: Words, input: NewAddressInput): MailContent => {
  const says = words.newAddress
  const [address, before] = [{ strong: clip(input.newAddress) }, clip(input.previousAddress)]
  return compose({
    ...signedFrame(words, input),
    subject: says.subject(clip(input.company.name)),
    subheading: clip(input.company.name),
    tone: 'plain',
    heading: says.heading,
    blocks: [
      greeting(words, input),
      callout(...says.is(address)),
      paragraph(says.replaces(before)),
      { kind: 'steps', title: says.toDo.title, items: says.toDo.steps(address) },
      paragraph(says.nothingLost),
      paragraph(words.common.question),
    ],
  })
}
