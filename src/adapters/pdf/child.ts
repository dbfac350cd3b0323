import { serveReadings } from '../reading-process/serve-readings.js'
import { extractText } from './extract-text.js'

/** Entry of the child process: gives the text of PDFs. */

/** pdf.js loads the larger part of itself with the first file; that must not be counted against a real one. */
const FIRST_FILE = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj
4 0 obj<</Length 27>>stream
BT /F 9 Tf 1 1 Td (a) Tj ET
endstream endobj
5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
trailer<</Root 1 0 R>>
%%EOF`

await extractText(new TextEncoder().encode(FIRST_FILE), { maxPages: 1, maxCharacters: 9, maxItems: 9 })
serveReadings(extractText)
