import type { Request, RequestHandler } from 'express'
import { ipKeyGenerator, rateLimit } from 'express-rate-limit'
import { sendProblem } from './problem'
import { Refusal } from './refusal'

type Limit = {
  readonly windowSeconds: number
  readonly most: number
  readonly onlyFailures?: boolean
  readonly by?: (req: Request) => string
}

/** A limit on requests of one address (or one key): over it, 429 with the seconds to wait. */
export function throttle({ windowSeconds, most, onlyFailures = false, by }: Limit): RequestHandler {
  return rateLimit({
    windowMs: windowSeconds * 1_000,
    limit: most,
    standardHeaders: 'draft-7',
    legacyHeaders: false,
    skipSuccessfulRequests: onlyFailures,
    keyGenerator: by ?? addressOf,
    handler: (req, res) => {
      const seconds = Number(res.get('Retry-After') ?? windowSeconds)
      sendProblem(req, res, new Refusal('too-many', 'api.tooMany', { seconds }, { retryAfterSeconds: seconds }))
    },
  })
}

const addressOf = (req: Request): string => ipKeyGenerator(req.ip ?? '')

/** Wrong passwords for one account from one address: a colleague behind the same address is not locked out. */
export const wrongPasswords = () =>
  throttle({ windowSeconds: 60, most: 8, onlyFailures: true, by: (req) => `${addressOf(req)} ${usernameOf(req.body)}` })

function usernameOf(body: unknown): string {
  const isNamed = typeof body === 'object' && body !== null && 'username' in body
  return isNamed && typeof body.username === 'string' ? body.username.toLowerCase().slice(0, 60) : ''
}

/** Acts of one address or sender: more than people and feeds ever need, less than a runaway script sends. */
export const acts = () =>
  throttle({ windowSeconds: 60, most: 1_200, by: (req) => req.get('authorization') ?? addressOf(req) })
