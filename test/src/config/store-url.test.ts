import { describe, expect, it } from 'vitest'
import { configAsJson } from '../../../src/config/describe.js'
import { load } from './minimal-environment.js'

const storeUrlOf = (text: string) => load({ STORE_URL: text }).values.STORE_URL

describe('STORE_URL', () => {
  it.each([
    'postgres://oc:clave@127.0.0.1:5432/oc',
    'postgresql://localhost/oc',
    'postgres://oc@db.hotel.example/oc?sslmode=verify-full',
    'postgres://oc@10.0.0.7/oc?sslmode=disable',
  ])('may be %s', (text) => {
    expect(storeUrlOf(text)).toBe(text)
  })

  it.each(['mysql://127.0.0.1/oc', 'postgres://127.0.0.1', 'postgres://127.0.0.1/', 'oc', 'postgres:///oc'])(
    'may not be %s',
    (text) => {
      expect(storeUrlOf(text)).toBeNull()
    },
  )

  it('must say whether the way is encrypted where it leaves this machine', () => {
    const { faults } = load({ STORE_URL: 'postgres://oc:una-clave@db.hotel.example/oc' })
    expect(faults).toEqual([expect.objectContaining({ name: 'STORE_URL' })])
    expect(JSON.stringify(faults)).toContain('sslmode=verify-full')
    expect(JSON.stringify(faults)).not.toContain('una-clave')
  })

  it('is a secret, since it holds a password', () => {
    const json = configAsJson(load({ STORE_URL: 'postgres://oc:una-clave@127.0.0.1/oc' }))
    expect(json['STORE_URL']).toMatchObject({ set: true })
    expect(JSON.stringify(json)).not.toContain('una-clave')
  })
})
