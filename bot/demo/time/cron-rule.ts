import cronParser from 'cron-parser'
import type { Instant } from '../../../src/domain/time.js'

const FIELDS = 5

const nextOf = (rule: string, zone: string, after: Instant): Instant => {
  try {
    return cronParser.parseExpression(rule, { tz: zone, currentDate: after }).next().toDate().toISOString()
  } catch (error) {
    throw new Error(`not a cron rule: ${rule}`, { cause: error })
  }
}

/**
 * Gives the next instant that a cron rule of five fields names in a zone: what node-schedule would wait for, by the
 * parser that node-schedule uses, but from whatever moment a clock of our own shows. @throws for what is no such rule.
 */
export const cronRule = (rule: string, zone: string): ((after: Instant) => Instant) => {
  if (rule.trim().split(/\s+/u).length !== FIELDS) throw new Error(`not a cron rule: ${rule}`)
  nextOf(rule, zone, new Date(0).toISOString())
  return (after) => nextOf(rule, zone, after)
}
