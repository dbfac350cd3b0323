import type { SampleBooking } from '../../bot/demo/samples/sample-booking.js'

/** One booking of three nights in one hotel for one guest, but for the changes. */
export const sampleBooking = (changes: Partial<SampleBooking>): SampleBooking => ({
  locator: 'AAKLMNO',
  agency: 'EMPRESA EJEMPLO S.A.',
  bookingId: '45000000',
  providerLocator: '700123',
  issuedOn: null,
  stays: [
    {
      hotel: 'Gran Hotel Ejemplo',
      checkIn: '2026-12-15',
      checkOut: '2026-12-18',
      total: 'CLP 1.234.567,00',
      rooms: [
        {
          category: 'Twin',
          mealPlan: 'Breakfast Included',
          guests: [{ type: 'ADT', firstName: 'ANA', lastName: 'EJEMPLO' }],
        },
      ],
    },
  ],
  ...changes,
})
