/** Words of the cards that tell how the service is. Values are escaped already. */

export const HEALTH = {
  broken: (count: number): string =>
    count === 1 ? 'Algo del servicio dejó de funcionar' : `${count} cosas del servicio dejaron de funcionar`,
  mended: (count: number): string =>
    count === 1 ? 'Volvió a funcionar' : `${count} cosas volvieron a funcionar`,
  since: (when: string): string => `Desde ${when}`,
  said: (answer: string): string => `El servidor dice: «${answer}»`,
  powershell: 'En PowerShell:',
  server: 'En el equipo del servicio:',
  lasted: (label: string, duration: string): string => `${label}: estuvo mal ${duration}.`,
  more: (count: number): string => `Y ${count} más. Con **estado** se ven todas.`,
} as const
