export { callControl } from './call-control.js'
export { ControlRefusal, listenControl, type ControlHandlers, type ControlServer } from './listen-control.js'
