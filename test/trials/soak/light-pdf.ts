/** Text at a place, in points from the lower left corner of an A4 page. */
export type Placed = readonly [x: number, y: number, text: string]

const FONT = '/Helvetica /Encoding /WinAnsiEncoding'

const literal = (text: string): string => `(${text.replaceAll(/[\\()]/gu, String.raw`\$&`)})`

const contentOf = (placed: readonly Placed[]): string =>
  placed.map(([x, y, text]) => `BT /F1 9 Tf ${x} ${y} Td ${literal(text)} Tj ET`).join('\n')

const objectsOf = (content: string): readonly string[] => [
  '<< /Type /Catalog /Pages 2 0 R >>',
  '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
  '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
  `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
  `<< /Type /Font /Subtype /Type1 /BaseFont ${FONT} >>`,
]

const offsetText = (offset: number): string => `${String(offset).padStart(10, '0')} 00000 n \n`

/**
 * A page of Latin-1 text in a font that every reader has (ISO 32000-1, 7.5 and 9.6.2): thousands of them are made in a
 * second, and none is larger than a few kilobytes.
 */
export const lightPdf = (placed: readonly Placed[]): Uint8Array => {
  const objects = objectsOf(contentOf(placed))
  let file = '%PDF-1.4\n'
  const offsets = objects.map((object, index) => {
    const offset = file.length
    file += `${index + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map(offsetText).join('')}`
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${file.length}\n%%EOF\n`
  return Buffer.from(`${file}${table}${trailer}`, 'latin1')
}
