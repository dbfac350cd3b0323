import { describeLeadership } from '../ports/leadership-contract.js'
import { Election } from './election.js'

describeLeadership('a fake', async () => {
  const election = new Election()
  return {
    replica: async () => election.join(),
    breakHolds: async () => election.breakHolds(),
    end: async () => {},
  }
})
