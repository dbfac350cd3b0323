export type Json = null | boolean | number | string | readonly Json[] | JsonObject

export interface JsonObject {
  readonly [key: string]: Json
}

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const asObject = (value: unknown): JsonObject => (isObject(value) ? value : {})

export const asList = (value: unknown): readonly Json[] => (Array.isArray(value) ? value : [])

export const asText = (value: unknown): string | null => (typeof value === 'string' ? value : null)

/** Empty text is no JSON, and is what most answers of a bot carry. */
export const parseJson = (text: string): Json => {
  if (text === '') return null
  const value: Json = JSON.parse(text)
  return value
}
