/** How a moment stands in a sentence. */

export const today = (clock: string): string => `a ${clock}`
export const onDay = (moment: string): string => `el ${moment}`
