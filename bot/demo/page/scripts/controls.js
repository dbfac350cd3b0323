import { post, upload } from './api.js'
import { byId, el, icon } from './dom.js'
import { clockTime, dayNumber, longDay, moment, monthName, now, setTime } from './time.js'
import { toast } from './toasts.js'

let inOffice = false

const tick = () => {
  const date = now()
  byId('calendar-month').textContent = monthName(date).replace('.', '')
  byId('calendar-day').textContent = dayNumber(date)
  byId('date-long').textContent = longDay(date)
  byId('date-time').textContent = clockTime(date)
  byId('date-office').textContent = inOffice ? 'Horario de oficina' : 'Fuera del horario de oficina'
  byId('date-office').classList.toggle('date-office-open', inOffice)
}

export const showClock = (clock) => {
  setTime(clock)
  inOffice = clock.inOffice
  byId('next-due').textContent = clock.next ? `Lo próximo: ${clock.next.what}, ${moment(clock.next.at)}` : ''
  tick()
}

const option = (reservation) =>
  el('option', { value: reservation.locator }, `${reservation.locator} · ${reservation.agency}`)

export const showOpen = (reservations) => {
  const select = byId('order-reservation')
  const chosen = select.value
  select.replaceChildren(
    ...(reservations.length === 0
      ? [el('option', { value: '' }, 'Ninguna todavía')]
      : reservations.map(option)),
  )
  // The newest one, unless somebody has chosen another that is still open.
  const kept = reservations.some(({ locator }) => locator === chosen) && select.dataset.chosen === chosen
  select.value = kept ? chosen : (reservations.at(-1)?.locator ?? '')
  for (const button of byId('orders').querySelectorAll('button')) button.disabled = reservations.length === 0
}

/** While the demo works on a press, its button waits. */
const busy = async (button, work) => {
  button.disabled = true
  try {
    await work()
  } catch {
    // Told already.
  } finally {
    button.disabled = false
  }
}

const sampleButton = (sample, work) =>
  el(
    'button',
    {
      class: 'sample',
      type: 'button',
      'data-kind': sample.kind,
      onclick: (event) => void busy(event.currentTarget, work),
    },
    el('span', { class: 'sample-icon' }, icon(sample.icon)),
    el(
      'span',
      {},
      el('span', { class: 'sample-name' }, sample.name),
      el('span', { class: 'sample-hint' }, sample.hint),
    ),
  )

export const showSamples = ({ confirmations, orders }) => {
  byId('confirmations').replaceChildren(
    ...confirmations.map((sample) =>
      sampleButton(sample, () => post('/api/confirmation', { kind: sample.kind })),
    ),
  )
  byId('orders').replaceChildren(
    ...orders.map((sample) =>
      sampleButton(sample, () =>
        post('/api/order', { kind: sample.kind, locator: byId('order-reservation').value }),
      ),
    ),
  )
}

const send = async (file) => {
  const as = document.querySelector('input[name="drop-as"]:checked').value
  const query = new URLSearchParams({ filename: file.name, as, locator: byId('order-reservation').value })
  await upload(`/api/upload?${query}`, file)
  toast(`${file.name} llegó al buzón de la oficina.`)
}

const openDropZone = () => {
  const zone = byId('drop-zone')
  const over = (event) => {
    event.preventDefault()
    zone.classList.toggle('drop-zone-over', event.type === 'dragover')
  }
  zone.addEventListener('dragover', over)
  zone.addEventListener('dragleave', over)
  zone.addEventListener('drop', (event) => {
    over(event)
    for (const file of event.dataTransfer.files) void send(file)
  })
  byId('drop-file').addEventListener('change', (event) => {
    for (const file of event.target.files) void send(file)
    event.target.value = ''
  })
}

export const openControls = () => {
  for (const button of document.querySelectorAll('[data-pass]')) {
    button.addEventListener(
      'click',
      () => void busy(button, () => post('/api/pass', { span: button.dataset.pass })),
    )
  }
  byId('order-reservation').addEventListener('change', (event) => {
    event.target.dataset.chosen = event.target.value
  })
  openDropZone()
  setInterval(tick, 1_000)
}
