import type { Colour } from './colour.js'

/** A picture that mails may carry, with its own size in pixels. */
export interface Picture {
  readonly contentType: 'image/png' | 'image/jpeg'
  readonly width: number
  readonly height: number
  readonly base64: string
}

/** Who writes to clients, and what its mails look like. */
export interface Company {
  readonly name: string
  /** Where the purchase orders are to come. */
  readonly address: string
  /** Further lines under the company's name, such as a telephone. */
  readonly signature: readonly string[]
  /** Null: the colours of the house. At least 4.5:1 on white. */
  readonly colour: Colour | null
  readonly logo: Picture | null
}
