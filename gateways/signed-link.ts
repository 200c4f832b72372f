import { createHmac, timingSafeEqual } from 'node:crypto'

/** What a signed link lets its bearer do: acknowledge one escalation as a post, until an instant on the incident's clock. */
export type LinkClaims = {
  readonly escalationId: string
  readonly rung: number
  readonly post: string
  readonly name: string
  /** Beside the name in the record: two people of one name are told apart. */
  readonly userName: string
  readonly expiresAt: string
}

function signature(secret: string, body: string): Buffer {
  return createHmac('sha256', secret).update(`acknowledge.${body}`).digest()
}

/** `base64url(claims).base64url(HMAC-SHA256)`; carries nothing secret. */
export function signLink(secret: string, claims: LinkClaims): string {
  const body = Buffer.from(JSON.stringify(claims), 'utf8').toString('base64url')
  return `${body}.${signature(secret, body).toString('base64url')}`
}

/** The claims of a genuine token, or null. Expiry is the caller's to check, on the incident's clock. */
export function readLink(secret: string, token: string): LinkClaims | null {
  const [body, signed] = token.split('.')
  if (body === undefined || signed === undefined) return null
  const expected = signature(secret, body)
  const given = Buffer.from(signed, 'base64url')
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null
  return JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as LinkClaims
}
