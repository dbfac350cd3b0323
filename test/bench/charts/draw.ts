import type { Chart } from './chart.js'
import { drawBars } from './draw-bars.js'
import { drawLines } from './draw-lines.js'

/** As SVG. */
export const draw = (chart: Chart): string => (chart.kind === 'bars' ? drawBars(chart) : drawLines(chart))
