/** `name{label="x"} 1.5`: https://prometheus.io/docs/instrumenting/exposition_formats */
const SAMPLE = /^(\w+)(?:\{[^}]*\})? (\S+)$/gmu

/** What a page of metrics says, by name; of those with labels, their sum. */
export const metricsIn = (page: string): ReadonlyMap<string, number> => {
  const values = new Map<string, number>()
  for (const [, name = '', value] of page.matchAll(SAMPLE))
    values.set(name, (values.get(name) ?? 0) + Number(value))
  return values
}

export const readMetrics = async (url: string): Promise<ReadonlyMap<string, number>> =>
  metricsIn(await (await fetch(`${url}/metrics`)).text())
