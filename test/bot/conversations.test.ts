import { describe, expect, it } from 'vitest'
import { createConversations } from '../../bot/conversations.js'
import { createFakeEngine } from '../fakes/engine.js'

const cardAt = (activityId: string, fingerprint = 'as it was') => ({
  conversationId: `19:office@thread.tacv2;messageid=${activityId}`,
  activityId,
  fingerprint,
})

describe('the card that is kept up to date', () => {
  const conversations = () => createConversations(createFakeEngine(), null)

  it('is the newest one, though one that was overtaken says later what it posted', async () => {
    const kept = conversations()
    await kept.remember('thread:AAKLMNO', cardAt('1764200000002'))
    await kept.remember('thread:AAKLMNO', cardAt('1764200000001'))
    expect(await kept.posted('thread:AAKLMNO')).toEqual(cardAt('1764200000002'))
  })

  it('is remembered as it was drawn last', async () => {
    const kept = conversations()
    await kept.remember('thread:AAKLMNO', cardAt('1764200000001'))
    await kept.remember('thread:AAKLMNO', cardAt('1764200000001', 'as it is'))
    expect(await kept.posted('thread:AAKLMNO')).toMatchObject({ fingerprint: 'as it is' })
  })
})
