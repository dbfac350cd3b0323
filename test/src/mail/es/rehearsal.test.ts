import { expect, test } from 'vitest'
import { rehearsalSubject } from '../../../../src/mail/es/rehearsal.js'

test('the subject of a rehearsal names who would have got the mail', () => {
  expect(rehearsalSubject('Solicitud', ['compras@empresa.example', 'oc@empresa.example'])).toBe(
    '[ENSAYO, destinatario real: compras@empresa.example, oc@empresa.example] Solicitud',
  )
})
