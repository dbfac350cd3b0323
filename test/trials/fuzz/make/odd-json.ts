import type { Random } from '../../random.js'
import { few, sometimes } from './chance.js'
import { oddText } from './odd-text.js'

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

const NUMBERS = [0, -0, -1, 1.5, 2 ** 31, 2 ** 53, -(2 ** 63), 1e308, 5e-324]
const KEYS = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'then',
  'length',
  '',
  ' ',
  '0',
  'id',
  'verb',
]

const deep = (random: Random): Json => {
  let value: Json = 1
  for (let left = few(random, 3_000); left > 0; left -= 1)
    value = sometimes(random, 50) ? [value] : { id: value }
  return value
}

/** An own `__proto__`, as JSON.parse makes it and a literal does not. */
const withKey = (key: string, value: Json): Json =>
  JSON.parse(`{${JSON.stringify(key)}:${JSON.stringify(value)}}`) as Json

/** Anything that JSON can say, where something else was meant. */
export const oddJson = (random: Random): Json =>
  random.pick<() => Json>([
    () => null,
    () => sometimes(random, 50),
    () => random.pick(NUMBERS),
    () => oddText(random, 300),
    () => oddText(random, 300),
    () => oddText(random, 60_000),
    () => [],
    () => ({}),
    () => withKey(random.pick(KEYS), oddText(random, 50)),
    () => withKey(random.pick(KEYS), withKey(random.pick(KEYS), null)),
    () => Array.from({ length: few(random, 2_000) }, () => random.pick<Json>([null, 1, 'a', {}, []])),
    () => deep(random),
  ])()

const isRecord = (value: Json): value is { readonly [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** With another value under the key; `undefined` takes it out. By text, so that `__proto__` stays a key. */
const put = (record: { readonly [key: string]: Json }, key: string, value: Json | undefined): Json => {
  const others = Object.entries(record).filter(([name]) => name !== key)
  const all = value === undefined ? others : [...others, [key, value] as const]
  return JSON.parse(
    `{${all.map(([name, one]) => `${JSON.stringify(name)}:${JSON.stringify(one)}`).join(',')}}`,
  ) as Json
}

const changedHere = (value: Json, random: Random): Json => {
  if (isRecord(value) && sometimes(random, 30)) return put(value, random.pick(KEYS), oddJson(random))
  if (Array.isArray(value) && sometimes(random, 30)) return [...(value as readonly Json[]), oddJson(random)]
  return oddJson(random)
}

/** The value with one thing in it, somewhere, that is not what it should be. */
export const oddlyChanged = (value: Json, random: Random): Json => {
  if (isRecord(value) && Object.keys(value).length > 0 && sometimes(random, 85)) {
    const key = random.pick(Object.keys(value))
    if (sometimes(random, 10)) return put(value, key, undefined)
    return put(value, key, oddlyChanged(value[key] ?? null, random))
  }
  if (Array.isArray(value) && value.length > 0 && sometimes(random, 80)) {
    const at = random.below(value.length)
    return (value as readonly Json[]).map((one, index) => (index === at ? oddlyChanged(one, random) : one))
  }
  return changedHere(value, random)
}
