import { describe, expect, it } from 'vitest'
import { readSigns } from '../../../src/reading/mail-signs.js'

const signalsOf = (subject: string, fresh = ''): readonly string[] =>
  readSigns(subject, fresh).map(({ signal }) => signal)

describe('an order is handed over by', () => {
  it.each([
    'Adjunto OC',
    'Estimados, adjunto la orden de compra solicitada.',
    'Adjuntamos órdenes de compra',
    'Se adjunta O.C. N° 7788',
    'Envío orden de compra de la reserva',
    'Te envío la OC correspondiente',
    'Va la OC',
    'Les comparto la orden de compra',
    'Junto con saludar, remito OC',
    'La OC 4500012345 va adjunta',
    'OC adjunta',
    'Favor encontrar adjunta la OC',
    'Please find attached the purchase order',
    'Please find the PO attached.',
    'Attached is our signed P.O.',
    'PO No. 4500012345 attached',
    'I am sending the PO attached',
    'Here is the purchase order you requested',
    'Segue em anexo a ordem de compra',
    'Segue anexa a ordem de compra assinada',
    'A ordem de compra segue em anexo',
    'Encaminhamos a OC 4500012345',
    'Anexamos a ordem de compra',
    'Adjunto la\norden de compra',
    'Buenas tardes,\nAdjunto OC.\nPor favor confirmar recepción.',
  ])('"%s"', (text) => {
    expect(signalsOf('', text)).toContain('oc_attached')
  })
})

describe('no order is handed over by', () => {
  it.each([
    'Adjunto documento del proceso',
    'Adjunto factura de la OC 4500012345',
    'Adjunto cotización para que emitan la OC',
    'Responda a este mismo correo con la OC adjunta',
    'Por favor enviar la OC adjunta en PDF',
    'Solicitamos nos envíen la OC',
    'No se adjunta OC',
    'Adjunto la solicitud de OC',
    'Mañana les envío la OC',
    'Les enviaremos la OC mañana',
    'El envío de la OC está pendiente',
    '¿Adjunto la OC?',
    'Aún no tenemos la OC',
    'La reserva va sin OC',
    'Escríbanos a oc@empresa.example',
    'Olvidé adjuntar la OC',
    'Attach the purchase order as a PDF file',
    'Please attach the PO',
    'Attached is the quotation for the PO',
    'We have not yet attached the PO',
    'I forgot to attach the PO',
    'We could not find the PO',
    'Here is the PO number: 4500012345',
    'Anexem a ordem de compra em formato PDF',
    'Favor enviar a OC anexa em PDF',
    'Ya po, adjunto los datos',
  ])('"%s"', (text) => {
    expect(signalsOf('', text)).not.toContain('oc_attached')
  })
})

describe('a promise is', () => {
  it.each([
    'Les enviaremos la OC mañana',
    'Mañana se las envío',
    'Apenas la tenga se las hago llegar',
    'Estamos gestionando la orden de compra',
    'La OC está en proceso de aprobación',
    'Quedó pendiente de firma',
    'Vamos a emitir la OC esta semana',
    'La OC se enviará durante la tarde',
    'We will send the PO tomorrow',
    'The PO is being approved',
    'The purchase order is pending approval',
    'You will receive the PO shortly',
    'Enviaremos a ordem de compra amanhã',
    'A OC será enviada na próxima semana',
    'Estamos aguardando a aprovação da ordem de compra',
    'Ainda não temos a OC',
  ])('"%s"', (text) => {
    expect(signalsOf('', text)).toContain('promise')
  })

  it.each([
    'Adjunto OC',
    'Enviaremos el comprobante de pago el lunes',
    'El pasajero llegará mañana',
    'Attached is the PO',
    'Segue a ordem de compra',
  ])('not "%s"', (text) => {
    expect(signalsOf('', text)).not.toContain('promise')
  })
})

describe('a subject', () => {
  it.each([
    'Orden de Compra - Reserva AAFVDUA',
    'OC para LOC TEST2024002',
    'RV: orden de compra AAFWHWS',
    '[EXTERNO] RE: OC AAFWHWS',
    'Adjunto OC AAFWHWS',
  ])('"%s" brings an order', (subject) => {
    expect(signalsOf(subject)).toContain('oc_subject')
  })

  it.each([
    'RE: Solicitud de Orden de Compra - Reserva 45215412',
    'RE: Purchase Order Request - Reservation 45215412',
    'RES: Solicitação de Ordem de Compra - Reserva 45215412',
    'Purchase order pending AAFWHWS',
    'Ordem de compra pendente AAFWHWS',
    'Consulta OC AAFWHWS',
    'OC pendiente AAFWHWS',
    'Falta OC',
    '¿OC AAFWHWS?',
    'OC AAFWHWS anulada',
    'documentos del proceso',
    'Procedimiento de OC',
  ])('"%s" brings none', (subject) => {
    expect(signalsOf(subject)).not.toContain('oc_subject')
  })
})

describe('thanks', () => {
  it.each([
    'Gracias',
    'Muchas gracias!',
    'Estimada Ana, recibido. Saludos',
    'ok, perfecto',
    'Thank you!',
    'Noted with thanks',
    'Well received, many thanks.',
    'Muito obrigado!',
    'Recebido, obrigada',
  ])('are courtesy: "%s"', (text) => {
    expect(signalsOf('', text)).toContain('courtesy')
  })

  it.each([
    'Gracias, la factura va a otro RUT',
    'Hola',
    'Gracias. Cambien la fecha',
    'Thanks, please change the date',
  ])('are not: "%s"', (text) => {
    expect(signalsOf('', text)).not.toContain('courtesy')
  })
})
