import { warningText } from '../../texts/announcements.js'
import { plainValue } from './plain-value.js'

/** "amount_differs: CLP 99000/CLP 528701, unread_attachment", as the engine gives it, in Spanish; not escaped yet. */
export const warningLines = (warnings: string): readonly string[] =>
  warnings
    .split(', ')
    .filter((warning) => warning !== '')
    .map((warning) => {
      const [code = '', detail = ''] = warning.split(': ')
      return warningText(code, detail === '' ? [] : detail.split('/').map(plainValue))
    })
