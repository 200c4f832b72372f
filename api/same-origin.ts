import type { RequestHandler } from 'express'
import { Refusal } from './refusal'

const safe = ['GET', 'HEAD', 'OPTIONS']

/**
 * Refuses an act that a page of another site sends with our cookies. Browsers say where a request comes from
 * (Sec-Fetch-Site, Origin); a program that says neither has no cookies of anyone else. API keys are no cookies.
 */
export function requireSameOrigin(publicUrl: string): RequestHandler {
  const ours = new URL(publicUrl).origin
  return (req, _res, next) => {
    if (safe.includes(req.method) || req.get('authorization') !== undefined) return next()
    const site = req.get('sec-fetch-site')
    if (site !== undefined && site !== 'same-origin' && site !== 'none')
      throw new Refusal('cross-site', 'api.crossSite')
    const origin = req.get('origin')
    const own = `${req.protocol}://${req.get('host') ?? ''}`
    if (origin !== undefined && origin !== ours && origin !== own) throw new Refusal('cross-site', 'api.crossSite')
    next()
  }
}
