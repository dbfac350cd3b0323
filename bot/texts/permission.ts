/** Why somebody may not do something: one sentence that says who may, or what to set. */

export const OUTSIDER = 'Sólo los miembros del equipo pueden usar este bot.'

export const ROSTER_AWAY = 'No pude comprobar que usted sea del equipo. Pruebe de nuevo en un momento.'

export const NO_TEAM_YET =
  'Todavía no sé cuál es su equipo: agregue el bot al equipo de Teams y pruebe de nuevo.'

export const GUEST_READS =
  'Los invitados del equipo pueden mirar, pero no operar. Pídaselo a un miembro del equipo.'

export const ADMINISTRATORS_ONLY =
  'Eso lo hace un administrador del servicio; los administradores se definen en ADMIN_IDS.'

/** `ownId` is already escaped. */
export const noAdministratorsYet = (ownId: string): string =>
  `Eso lo hace un administrador y todavía no hay ninguno: agregue en ADMIN_IDS el identificador de Entra de cada uno (el suyo es ${ownId}) y reinicie el servicio.`
