import { describe, expect, test } from 'vitest'
import { letters } from '../../../../src/mail/letters.js'
import { bareBooking, input, twoStays } from '../sample.js'

const { request, reminder, ultimatum, acknowledgement, rejection } = letters('pt')

test('the request reads as a client reads it', () => {
  const { subject, text } = request(input())
  expect(subject).toBe('Solicitação de Ordem de Compra - Reserva 45000000')
  expect(text).toBe(`Solicitação de ordem de compra
Reserva 45000000 · LOC AAKLMNO

Prezada equipe de Empresa Ejemplo S.A.,

Solicitamos, por gentileza, o envio da ordem de compra (OC) da reserva detalhada a seguir, no valor total de CLP 1.234.567.

Como nos enviar a ordem de compra
---------------------------------
1. Respondam a este mesmo e-mail, sem alterar o assunto.
2. Anexem a ordem de compra em formato PDF.
3. Informem o LOC interno AAKLMNO no texto do e-mail.

Dados da reserva
----------------
LOC interno: AAKLMNO
ID da reserva: 45000000
Localizador: 700123
Agência: EMPRESA EJEMPLO S.A.
Total: CLP 1.234.567
Cancelar até: sábado, 28 de fevereiro de 2026

Gran Hotel Ejemplo Providencia
------------------------------
Endereço: Av. Ejemplo Nte. 100, 7500000 Providencia, Región Metropolitana, Chile
Telefone: 56220000000
Check-in: terça-feira, 3 de março de 2026, às 15:00
Check-out: sexta-feira, 6 de março de 2026, às 11:00
Estadia: 3 noites, 1 quarto
Quarto 1:
  Twin · 1 adulto · Breakfast Included
  Hóspede: ANA EJEMPLO

Em caso de dúvida, basta responder a este e-mail. Agradecemos a sua colaboração.

Atenciosamente,
Hoteles Ejemplo
Back office de ventas
Teléfono +56 2 2000 0000
controloc@hoteles.example

Esta é uma mensagem automática. Podem respondê-la normalmente: as respostas chegam à nossa equipe.
`)
})

test('the reminder reminds in its first line and asks in its first sentence', () => {
  const { text } = reminder(input())
  expect(text).toMatch(/^Lembrete: ordem de compra pendente\n/)
  expect(text).toContain(
    'ainda não recebemos a ordem de compra (OC) da reserva 45000000, no valor total de CLP 1.234.567.',
  )
})

test('the ultimatum names the last day', () => {
  const { text } = ultimatum({ ...input(), deadline: '2026-02-23' })
  expect(text).toMatch(/^Último aviso: ordem de compra pendente\n/)
  expect(text).toContain(
    'O prazo final para recebermos a ordem de compra é segunda-feira, 23 de fevereiro de 2026.',
  )
})

describe('the acknowledgement', () => {
  test('names the purchase order', () => {
    expect(acknowledgement({ ...input(), ocNumber: 'OC-12345' }).text).toContain(
      'Recebemos a ordem de compra OC-12345 da reserva 45000000. Não é necessário enviar mais nada.',
    )
  })

  test('does without a number that nobody could read', () => {
    expect(acknowledgement({ ...input(bareBooking), ocNumber: null }).text).toContain(
      'Recebemos a ordem de compra da reserva AAKLMNO.',
    )
  })
})

test('one and many are told apart', () => {
  const { text } = request(input(twoStays))
  expect(text).toContain('Doble · 2 adultos e 1 criança · Breakfast Included')
  expect(text).toContain('Hóspedes: LUIS EJEMPLO, SOL EJEMPLO')
  expect(text).toContain('Estadia 2 de 2: Hotel Costa Ejemplo')
  expect(text).toContain('1 noite, 1 quarto')
  expect(text).toContain('Total da estadia: USD 1.250,50')
  expect(text).toContain('A reserva inclui 2 estadias: basta uma única ordem de compra pelo valor total.')
})

describe('the rejection', () => {
  const reason = 'Corresponde a otro hotel.'

  test('names the document and asks for the right one', () => {
    const { text } = rejection({ ...input(), ocNumber: 'OC-12345', reason })
    expect(text).toContain(
      'Recebemos a ordem de compra OC-12345, mas não podemos aceitar esse documento para a reserva 45000000.',
    )
    expect(text).toContain('\nMotivo: Corresponde a otro hotel.\n')
    expect(text).toContain(
      'nos enviar a ordem de compra correspondente a esta reserva, no valor total de CLP 1.234.567.',
    )
  })

  test('does without a number and without a reason', () => {
    const { text } = rejection({ ...input(), ocNumber: null, reason: null })
    expect(text).toContain('Recebemos o documento enviado como ordem de compra, mas')
    expect(text).not.toContain('Motivo')
  })
})
