import { toNodeHandler } from 'better-auth/node'
import express from 'express'
import type { Express, RequestHandler } from 'express'
import type { Api, ApiParts } from './api'
import { consoleFiles } from './console-files'
import { createLiveFeed } from './live-feed'
import type { Metrics } from './metrics'
import { createMetrics } from './metrics'
import { createPlaybook } from './playbook'
import { answerProblem } from './problem'
import { Refusal } from './refusal'
import { expressPath } from './route'
import { routes } from './routes/all'
import { requireSameOrigin } from './same-origin'
import { securityHeaders } from './security-headers'
import { CLIENT_ADDRESS_HEADER, createSignIn, SIGN_IN_PATH } from './sign-in'
import { acts, wrongPasswords } from './throttle'

export type ApiServer = { readonly app: Express; readonly metrics: Metrics; close(): Promise<void> }

/** The whole API over its parts: sign-in, every route of the contracts, events, health, and the built console. */
export function createApi({ config, database, temporal, consoleDir, patience }: ApiParts): ApiServer {
  const live = createLiveFeed(database)
  const api: Api = {
    config,
    database,
    live,
    playbook: createPlaybook(temporal, patience),
    signIn: createSignIn(config, database),
    now: () => new Date().toISOString(),
  }
  const metrics = createMetrics()
  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', config.trustProxy)
  app.set('query parser', 'simple')
  app.use(metrics.count, securityHeaders(config.publicUrl))
  mountSignIn(app, api)
  mountRoutes(app, api)
  app.use('/api', () => {
    throw new Refusal('not-found', 'api.noRoute')
  })
  if (consoleDir !== undefined) app.use(...consoleFiles(consoleDir))
  app.use(() => {
    throw new Refusal('not-found', 'api.noRoute')
  })
  app.use(answerProblem)
  return { app, metrics, close: () => live.close() }
}

/** The sign-in library reads bodies itself, and takes the one that the throttle has to look into as it was parsed. */
function mountSignIn(app: Express, { config, signIn }: Api): void {
  app.use(requireSameOriginFor('/api', config.publicUrl))
  app.post(SIGN_IN_PATH, express.json({ limit: '10kb' }), wrongPasswords())
  app.all('/api/auth/{*any}', vouchForAddress, (req, res, next) => {
    toNodeHandler(signIn)(req, res).catch(next)
  })
}

/** Links in mails carry their own authority; everything under /api acts with the reader's cookies. */
function requireSameOriginFor(prefix: string, publicUrl: string): RequestHandler {
  const require = requireSameOrigin(publicUrl)
  return (req, res, next) => (req.path.startsWith(prefix) ? require(req, res, next) : next())
}

/** What a client says about its own address is not believed; what the trusted proxies say is. */
const vouchForAddress: RequestHandler = (req, _res, next) => {
  req.headers[CLIENT_ADDRESS_HEADER] = req.ip ?? ''
  next()
}

function mountRoutes(app: Express, api: Api): void {
  const limit = acts()
  for (const { contract, handler } of routes) {
    const { method } = contract
    const limits = method === 'get' ? [] : [limit]
    app[method](expressPath(contract), ...limits, ...handler(api))
  }
}
