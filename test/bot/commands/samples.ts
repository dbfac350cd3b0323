import type { COMMAND_TEXTS } from '../../../bot/texts/commands.js'
import type { Level } from '../../../bot/permission.js'

export interface SampleCommand {
  /** On a team that has the sample reservation AAKLMNO, requested and open. */
  readonly typed: string
  /** A part of the answer. */
  readonly answer: string
  readonly needs: Level
}

/** How each command of the table is typed; a new one does not compile without its sample. */
export const SAMPLES: Readonly<Record<keyof typeof COMMAND_TEXTS, SampleCommand>> = {
  pending: { typed: 'pendientes', answer: '1 reserva espera su OC', needs: 'read' },
  reservation: { typed: 'reserva AAKLMNO', answer: 'EMPRESA EJEMPLO S.A.', needs: 'read' },
  search: { typed: 'buscar ejemplo', answer: 'EMPRESA EJEMPLO S.A.', needs: 'read' },
  review: { typed: 'revision', answer: 'No hay casos por revisar', needs: 'read' },
  digest: { typed: 'resumen', answer: 'Resumen del lunes 30 de marzo de 2026', needs: 'read' },
  mail: { typed: 'correo 3f9a0c12b7d84e65', answer: 'OC adjunta', needs: 'read' },
  report: { typed: 'reporte', answer: 'Reporte de marzo de 2026', needs: 'read' },
  preview: { typed: 'vista previa AAKLMNO', answer: 'Correos de AAKLMNO', needs: 'read' },
  status: { typed: 'estado', answer: 'Estado del servicio', needs: 'read' },
  help: { typed: 'ayuda', answer: 'Lo que puedo hacer', needs: 'read' },
  resend: { typed: 'reenviar AAKLMNO', answer: 'el último correo de AAKLMNO', needs: 'operate' },
  received: {
    typed: 'recibida AAKLMNO 4500012345',
    answer: 'quedó marcada como recibida',
    needs: 'operate',
  },
  reject: { typed: 'rechazar AAKLMNO es una cotización', answer: 'quedó rechazada', needs: 'operate' },
  close: { typed: 'cerrar AAKLMNO suspendida', answer: 'Listo: AAKLMNO quedó cerrada', needs: 'operate' },
  postpone: { typed: 'posponer AAKLMNO 3d', answer: 'quedó pospuesta', needs: 'operate' },
  assign: { typed: 'asignar AAKLMNO a mí', answer: 'está a cargo de AAKLMNO', needs: 'operate' },
  note: { typed: 'nota AAKLMNO llamé a compras', answer: 'la nota quedó en la historia', needs: 'operate' },
  reopen: { typed: 'reabrir AAKLMNO', answer: 'está abierta y el cobro sigue', needs: 'operate' },
  undo: { typed: 'deshacer AAKLMNO', answer: 'se deshizo lo anterior', needs: 'operate' },
  sweep: { typed: 'revisar ahora', answer: 'no había correo nuevo', needs: 'operate' },
  clients: { typed: 'clientes', answer: 'Empresa Ejemplo S.A.', needs: 'read' },
  client: { typed: 'cliente empresa ejemplo', answer: 'Empresa Ejemplo S.A.', needs: 'read' },
  migration: { typed: 'migracion', answer: 'No hay un cambio de casilla en marcha', needs: 'read' },
  import: { typed: 'importar', answer: 'la planilla', needs: 'administer' },
  pause: { typed: 'pausar envíos', answer: 'ningún correo sale a los clientes', needs: 'administer' },
  resume: { typed: 'reanudar envíos', answer: 'salen de nuevo', needs: 'administer' },
}
