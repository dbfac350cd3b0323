import type { Finding } from '../../../domain/finding.js'
import { failing } from '../../../domain/make-finding.js'
import { code } from './wish.js'

/** Nobody answered: what stands there is not known. */
export const silent = (check: string, subject: string, answer: string): Finding =>
  failing('dns', check, code('dns_no_answer'), { subject, answer })
