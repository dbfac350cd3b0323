/** The demo's clock: as the service gave it, plus what has passed since. All of it in the office's zone. */
let ahead = 0
let zone = 'America/Santiago'

export const setTime = (clock) => {
  ahead = Date.parse(clock.now) - Date.now()
  zone = clock.zone
}

export const now = () => new Date(Date.now() + ahead)

const format = (options) => (date) =>
  new Intl.DateTimeFormat('es-CL', { timeZone: zone, ...options }).format(date)

export const clockTime = format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
export const longDay = format({ weekday: 'long', day: 'numeric', month: 'long' })
export const monthName = format({ month: 'short' })
export const dayNumber = format({ day: 'numeric' })
const calendarDay = format({ year: 'numeric', month: '2-digit', day: '2-digit' })
const shortDay = format({ weekday: 'short', day: 'numeric', month: 'short' })

/** "10:05" for today, "mié 4 mar, 09:00" for any other day. */
export const moment = (instant) => {
  const date = new Date(instant)
  const time = clockTime(date)
  return calendarDay(date) === calendarDay(now()) ? time : `${shortDay(date).replaceAll('.', '')}, ${time}`
}
