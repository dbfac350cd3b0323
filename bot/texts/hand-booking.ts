/** Words of the form for a confirmation that a person reads instead of the machine. */

export const HAND_FORM = {
  title: 'Registrar a mano',
  told: 'Copie los datos del documento. La reserva se registra como si se hubiera leído sola, y el cobro sigue.',
  locator: 'LOC interno',
  locatorPlaceholder: 'AAFTTAT',
  locatorWrong: 'El LOC tiene de 5 a 10 letras y números',
  bookingId: 'ID (vacío si no tiene)',
  agency: 'Agencia',
  agencyMissing: 'Escriba la agencia',
  hotel: 'Hotel',
  hotelMissing: 'Escriba el hotel',
  checkIn: 'Check-in',
  checkInMissing: 'Elija el día del check-in',
  checkOut: 'Check-out',
  checkOutMissing: 'Elija el día del check-out',
  guest: 'Pasajero (vacío si no se sabe)',
  amount: 'Monto total (vacío si no se sabe)',
  amountPlaceholder: '528.701',
  amountWrong: 'Escriba un monto como 528.701 o 1.250,50',
  currency: 'Moneda',
  currencyMissing: 'Elija la moneda',
  currencies: { CLP: 'Pesos (CLP)', USD: 'Dólares (USD)', UF: 'UF', EUR: 'Euros (EUR)' },
  confirm: 'Registrar la reserva',
} as const

export const HAND_PROBLEMS = {
  missing: 'Faltan datos: el LOC, la agencia, el hotel y las fechas son necesarios.',
  days: 'Elija las fechas de check-in y check-out.',
  amount: 'Ese monto no se entiende. Escríbalo como 528.701, o 1.250,50 si tiene decimales.',
} as const
