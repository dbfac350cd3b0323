import { texts } from './texts.js'
import { toast } from './toasts.js'

/** Only what a browser may be sent to: the web over TLS, and this machine. */
export const isOpenable = (address) => {
  const url = URL.parse(address)
  if (url === null) return false
  return (
    url.protocol === 'https:' ||
    (url.protocol === 'http:' && ['127.0.0.1', 'localhost'].includes(url.hostname))
  )
}

/** In a window of its own that knows nothing of this one. */
export const openLink = (address) => {
  if (isOpenable(address)) globalThis.open(address, '_blank', 'noopener,noreferrer')
  else toast(texts.linkRefused, 'bad')
}
