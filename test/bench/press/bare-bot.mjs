import { readFileSync } from 'node:fs'
import { ActivityHandler, CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder'
import restify from 'restify'

/** A bot of botbuilder and restify that answers each press with the same card, and knows nothing. `node bare-bot.mjs CARD-FILE` */
const card = JSON.parse(readFileSync(process.argv[2], 'utf8'))

class Bot extends ActivityHandler {
  async onInvokeActivity() {
    const body = { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card }
    return { status: 200, body }
  }
}

const bot = new Bot()
const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}))
const server = restify.createServer()
server.use(restify.plugins.bodyParser())

/** restify tells a handler that ends with its promise from one that calls `next` by its being async. */
const ofTurns = (logic) => async (request, response) => {
  await adapter.process(request, response, logic)
}

server.post(
  '/api/messages',
  ofTurns(async (context) => {
    if (context.activity.type === 'invoke') await bot.run(context)
  }),
)
server.listen(0, '127.0.0.1', () => process.stdout.write(`${server.address().port}\n`))
