import type { ClientMail } from '../mail/outbox.js'
import type { DemoPerson } from '../people.js'
import type { TeamsThread, TeamsUser } from '../teams/stand-in.js'

const PREVIEW_LENGTH = 110

/** A chat is for those who are in it. */
export const sees = ({ memberIds }: TeamsThread, viewer: TeamsUser): boolean =>
  memberIds === null || memberIds.includes(viewer.id)

/** A thread as one person sees it. */
export const threadView = (thread: TeamsThread, viewer: TeamsUser): object => ({
  id: thread.id,
  kind: thread.kind,
  posts: thread.posts.map(({ cardFor, ...post }) => ({
    ...post,
    isOwn: post.from.id === viewer.id,
    card: cardFor[viewer.id] ?? post.card,
  })),
})

export const peopleView = (people: readonly DemoPerson[], viewer: DemoPerson): object => ({
  viewer: viewer.key,
  people: people.map(({ key, user, role }) => ({ key, name: user.name, role })),
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
