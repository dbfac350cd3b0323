import type { Company, Picture } from '../domain/company.js'
import type { InlinePicture } from '../domain/outbox.js'
import { markup, type Markup } from './markup.js'
import { clip } from './plain.js'

const CONTENT_ID = 'logo@control-oc'

/** In CSS pixels. Logos are shown smaller than they are, never larger. */
const HEIGHT = 48
const WIDEST = 240

const shownSize = ({ width, height }: Picture): { readonly width: number; readonly height: number } => {
  const scale = Math.min(1, HEIGHT / height, WIDEST / width)
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) }
}

/**
 * A row with the company's logo, or nothing. Outlook for Windows goes by the attributes. It stands on white also in the dark: most
 * logos are made for paper, and vanish on black.
 */
export const logo = ({ logo: picture, name }: Company): Markup => {
  if (picture === null) return markup``
  const { width, height } = shownSize(picture)
  return markup`
<tr><td style="padding:24px 28px 0"><table role="presentation" cellpadding="0" cellspacing="0" border="0"><tr>
<td class="plate" bgcolor="#ffffff" style="background:#ffffff"><img src="cid:${CONTENT_ID}" width="${String(width)}" height="${String(height)}" alt="${clip(name)}" style="display:block;border:0;font-size:15px;color:#1f2933"></td>
</tr></table></td></tr>`
}

/** The picture that travels with the mail. */
export const logoPart = ({ logo: picture }: Company): readonly InlinePicture[] => {
  if (picture === null) return []
  const { contentType, base64 } = picture
  const filename = contentType === 'image/png' ? 'logo.png' : 'logo.jpg'
  return [{ contentId: CONTENT_ID, filename, contentType, base64 }]
}
