import { fixture } from '../make/corpus.js'
import { packageMaker } from '../make/packages.js'
import type { Target } from '../target.js'
import { openOffice } from './office.js'

/** Office files of this kind in the reader's child process, and what is understood of them. */
export const open = async (): Promise<Target> => openOffice(packageMaker([fixture('documents/order.xlsx')]))
