/** Words about files that people give to the bot, and that it gives to them. */

export const FILES = {
  open: 'Descargar',
  declined: 'De acuerdo: no guardé el archivo.',
  gone: 'Ese archivo ya no está disponible: pídalo de nuevo.',
  notSent: 'No pude dejar el archivo en su OneDrive: pídalo de nuevo en un momento.',
  noLinks:
    'No puedo entregar archivos aquí, porque falta configurar la dirección pública del servicio (PUBLIC_URL): pídalo en el chat personal conmigo.',
} as const

/** Why a file that somebody sent could not be read. */
export const FILE_REFUSALS = {
  not_allowed: 'No puedo leer ese archivo: no está en el OneDrive de su organización.',
  too_large: 'Ese archivo pesa más de 5 MB, que es lo más que puedo leer.',
  unavailable: 'No pude leer ese archivo. Envíelo de nuevo.',
} as const
