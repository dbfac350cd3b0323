import { openControls, showClock, showOpen, showSamples } from './controls.js'
import { byId } from './dom.js'
import { openMailbox, showMail } from './mailbox.js'
import { openChannel, showThread } from './threads.js'
import { toast } from './toasts.js'

const showPlace = ({ channel, team }) => {
  byId('channel-name').textContent = channel
  byId('team-name').textContent = team
}

const SHOW = {
  place: showPlace,
  samples: showSamples,
  clock: showClock,
  reservations: showOpen,
  thread: showThread,
  mail: showMail,
}

openChannel()
openMailbox()
openControls()

const feed = new EventSource('/events')
for (const [name, show] of Object.entries(SHOW)) {
  feed.addEventListener(name, (event) => show(JSON.parse(event.data)))
}
feed.addEventListener('error', () => toast('La demostración no responde. ¿Sigue en marcha?', 'bad'))
