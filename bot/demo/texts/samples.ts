import type { SampleButton } from '../page-server/backend.js'
import type { ConfirmationKind } from '../story/confirmations.js'
import type { OrderKind } from '../story/orders.js'

export const CONFIRMATION_BUTTONS: readonly (SampleButton & { readonly kind: ConfirmationKind })[] = [
  {
    kind: 'oc_client',
    icon: 'hotel',
    name: 'Cliente con OC',
    hint: 'Se le pide la OC de inmediato',
  },
  { kind: 'two_hotels', icon: 'bags', name: 'Dos hoteles', hint: 'Dos estadías, una sola OC' },
  { kind: 'urgent', icon: 'alarm', name: 'Entrada pasado mañana', hint: 'Check-in encima: urgente' },
  { kind: 'no_oc', icon: 'check', name: 'Cliente sin OC', hint: 'Se avisa; no se pide nada' },
  {
    kind: 'unknown',
    icon: 'question',
    name: 'Cliente desconocido',
    hint: 'Se pregunta al equipo',
  },
  { kind: 'changed', icon: 'pencil', name: 'Cambia la última', hint: 'Una noche más, otro monto' },
  { kind: 'cancelled', icon: 'cancel', name: 'Se cancela la última', hint: 'Estado: Cancelado' },
]

export const ORDER_BUTTONS: readonly (SampleButton & { readonly kind: OrderKind })[] = [
  { kind: 'reply', icon: 'clip', name: 'Responde con la OC', hint: 'PDF, en la misma conversación' },
  {
    kind: 'no_code',
    icon: 'document',
    name: 'OC sin código',
    hint: '“RV: documentos”, y nada más',
  },
  {
    kind: 'stranger',
    icon: 'person',
    name: 'OC de un desconocido',
    hint: 'No es contacto del cliente',
  },
  {
    kind: 'forged',
    icon: 'warning',
    name: 'Remitente falso',
    hint: 'DMARC desmiente al remitente',
  },
  {
    kind: 'promise',
    icon: 'promise',
    name: 'Promete la OC',
    hint: '“La enviamos mañana”',
  },
  { kind: 'auto_reply', icon: 'away', name: 'Respuesta automática', hint: 'Fuera de la oficina' },
]
