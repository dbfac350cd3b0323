import type { ReservationRow, ReservationState, ReservationView } from '../../../src/contract.js'
import { LABELS } from '../../texts/reservation.js'

/** Container styles and text colours of Adaptive Cards 1.5. The word of the state always stands beside them. */
export type Tone = 'default' | 'emphasis' | 'good' | 'attention' | 'warning' | 'accent'
export type Color = 'Default' | 'Accent' | 'Good' | 'Warning' | 'Attention'

const TONES: Readonly<Record<ReservationState, Tone>> = {
  not_required: 'emphasis',
  pending: 'warning',
  requested: 'accent',
  received: 'good',
  closed: 'emphasis',
  cancelled: 'emphasis',
  expired: 'attention',
}

const COLORS: Readonly<Record<ReservationState, Color>> = {
  not_required: 'Default',
  pending: 'Warning',
  requested: 'Accent',
  received: 'Good',
  closed: 'Default',
  cancelled: 'Default',
  expired: 'Attention',
}

export const isOpenState = (state: ReservationState): boolean => state === 'pending' || state === 'requested'

/** An open reservation that presses is shown as such, whatever its state's own colour. */
export const toneOf = (view: ReservationView): Tone =>
  isOpenState(view.reservation.state) && (view.overdue || view.urgent)
    ? 'attention'
    : TONES[view.reservation.state]

export const colorOf = (state: ReservationState): Color => COLORS[state]

type Pressing = Pick<ReservationRow, 'urgent' | 'overdue' | 'held'>

export const badgeOf = ({ urgent, overdue, held }: Pressing): string =>
  [urgent ? LABELS.urgent : '', overdue ? LABELS.overdue : '', held ? LABELS.held : '']
    .filter((word) => word !== '')
    .join(' · ')
