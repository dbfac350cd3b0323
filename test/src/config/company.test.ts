import { createCanvas } from '@napi-rs/canvas'
import { describe, expect, it } from 'vitest'
import { configOf, faultNames, load, type Files } from './minimal-environment.js'

const png = (width = 192, height = 96): Uint8Array => createCanvas(width, height).toBuffer('image/png')
const jpeg = (width = 192, height = 96): Uint8Array => createCanvas(width, height).toBuffer('image/jpeg')

const logoFaults = (content: Uint8Array | string): readonly string[] =>
  load({ COMPANY_LOGO: 'logo' }, { logo: content }).faults.map(({ problem }) => problem)

describe('the signature', () => {
  const signatureOf = (text: string): readonly string[] =>
    configOf({ COMPANY_SIGNATURE: text }).company.signature

  it('has its lines parted by \\n', () => {
    expect(signatureOf(String.raw`Back office de ventas\nTeléfono +56 2 2345 6789`)).toEqual([
      'Back office de ventas',
      'Teléfono +56 2 2345 6789',
    ])
  })

  it('may have line breaks, as a value in double quotes has', () => {
    expect(signatureOf('Back office\r\nTeléfono\n\n')).toEqual(['Back office', 'Teléfono'])
  })

  it('is empty by default', () => {
    expect(configOf().company.signature).toEqual([])
  })

  it('takes no other control characters', () => {
    expect(faultNames({ COMPANY_SIGNATURE: 'Back\u0007office' })).toEqual(['COMPANY_SIGNATURE'])
  })
})

describe('the colour', () => {
  it.each(['#1b4f72', '#1B4F72', '1b4f72', ' #1b4f72 '])('may be written %j', (text) => {
    expect(configOf({ COMPANY_COLOR: text }).company.colour).toBe('#1b4f72')
  })

  it.each(['azul', '#123', '#1b4f7', 'rgb(1,2,3)', '#1b4f72ff'])('is not %j', (text) => {
    expect(faultNames({ COMPANY_COLOR: text })).toEqual(['COMPANY_COLOR'])
  })

  it('must be readable on white, and the fault says how far it is from that', () => {
    expect(load({ COMPANY_COLOR: '#777777' }).faults).toEqual([
      {
        name: 'COMPANY_COLOR',
        problem: 'El color #777777 tiene un contraste de 4,4:1 sobre blanco: no se leería bien.',
        expected: 'un color más oscuro, con un contraste de al menos 4,5:1 sobre blanco',
      },
    ])
  })
})

describe('the logo', () => {
  it.each([
    ['PNG', png(), 'image/png'],
    ['JPEG', jpeg(), 'image/jpeg'],
  ])('of kind %s is taken with its size', (_, content, contentType) => {
    expect(configOf({ COMPANY_LOGO: 'logo' }, { logo: content }).company.logo).toEqual({
      contentType,
      width: 192,
      height: 96,
      base64: Buffer.from(content).toString('base64'),
    })
  })

  it.each([
    ['a GIF', 'GIF89a'],
    ['an SVG', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['nothing', ''],
    ['the beginning of a PNG', png().subarray(0, 20)],
    ['the beginning of a JPEG', jpeg().subarray(0, 10)],
    ['a PNG without size', png().map((byte, index) => (index >= 16 && index < 24 ? 0 : byte))],
  ])('is not %s, whatever its name', (_, content) => {
    expect(logoFaults(content)).toEqual(['El archivo «logo» no es una imagen PNG ni JPEG.'])
  })

  it('weighs 200 KB at most', () => {
    const padded = (bytes: number): Uint8Array =>
      Buffer.concat([png(), Buffer.alloc(bytes)]).subarray(0, bytes)
    expect(logoFaults(padded(200 * 1024))).toEqual([])
    expect(logoFaults(padded(200 * 1024 + 1))).toEqual([
      'El archivo «logo» pesa 201 KB: es demasiado para ir en cada correo.',
    ])
  })

  it('must be there', () => {
    const none: Files = {}
    expect(load({ COMPANY_LOGO: 'logo.png' }, none).faults).toMatchObject([
      { name: 'COMPANY_LOGO', problem: 'No se puede leer el archivo «logo.png».' },
    ])
  })
})
