import type { PressData } from '../incoming.js'

export type TypedText =
  | { readonly ok: true; readonly text: string | null }
  /** A form holds its own limit; only a press that was made by hand comes here. */
  | { readonly ok: false; readonly limit: number }

/** What stands in an input: null for nothing. */
export const typedText = (data: PressData, input: string, limit: number): TypedText => {
  const text = data[input]?.trim() ?? ''
  return text.length > limit ? { ok: false, limit } : { ok: true, text: text === '' ? null : text }
}
