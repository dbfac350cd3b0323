import type { ClientMail } from '../mail/outbox.js'
import type { TeamsThread, TeamsUser } from '../teams/stand-in.js'

const PREVIEW_LENGTH = 110

/** A thread as one person sees it. */
export const threadView = (thread: TeamsThread, viewer: TeamsUser): object => ({
  id: thread.id,
  kind: thread.kind,
  posts: thread.posts.map(({ cardFor, ...post }) => ({ ...post, card: cardFor[viewer.id] ?? post.card })),
})

export const mailView = ({ id, at, from, to, cc, subject, text }: ClientMail): object => ({
  id,
  at,
  from,
  to,
  cc,
  subject,
  preview: text.replace(/\s+/gu, ' ').trim().slice(0, PREVIEW_LENGTH),
})
