import { openComposer } from './composer.js'
import { openControls, showClock, showOpen, showSamples } from './controls.js'
import { byId } from './dom.js'
import { openMailbox, showAllMail, showMail } from './mailbox.js'
import { showPeople } from './people.js'
import { showCommands } from './suggestions.js'
import { texts } from './texts.js'
import { openThemes } from './theme.js'
import { showAll, showThread } from './threads.js'
import { toast } from './toasts.js'
import { countFor } from './unread.js'
import { asViewer } from './viewer.js'

const showPlace = ({ channel, team }) => {
  byId('channel-name').textContent = channel
  byId('team-name').textContent = team
}

const showPeopleHere = (here) => {
  showPeople(here)
  countFor(here.viewer)
}

const showEverything = () => {
  showAll()
  showAllMail()
}

const SHOW = {
  place: showPlace,
  people: showPeopleHere,
  commands: showCommands,
  samples: showSamples,
  clock: showClock,
  reservations: showOpen,
  thread: showThread,
  mail: showMail,
  ready: showEverything,
}

openThemes()
openComposer()
openMailbox()
openControls()

const feed = new EventSource(asViewer('/events'))
for (const [name, show] of Object.entries(SHOW)) {
  feed.addEventListener(name, (event) => show(JSON.parse(event.data)))
}
feed.addEventListener('error', () => toast(texts.noConnection, 'bad'))
