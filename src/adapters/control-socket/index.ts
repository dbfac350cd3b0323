export { callControl, type ControlReply } from './call-control.js'
export {
  ControlRefusal,
  listenControl,
  type ControlHandler,
  type ControlHandlers,
  type ControlServer,
} from './listen-control.js'
