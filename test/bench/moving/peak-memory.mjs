import { readFileSync, writeFileSync } from 'node:fs'

/** Loaded beside a program: writes at its end what it has used at most, as the kernel tells (proc(5), `status`). `PEAK_MEMORY_FILE` */
process.on('exit', () => writeFileSync(process.env.PEAK_MEMORY_FILE, readFileSync('/proc/self/status')))
