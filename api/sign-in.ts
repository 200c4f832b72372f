import { betterAuth } from 'better-auth'
import { APIError } from 'better-auth/api'
import { username } from 'better-auth/plugins'
import type { Config } from '../config'
import { isBlocked } from '../database/accounts/accounts'
import { hashPassword, verifyPassword } from '../database/accounts/password'
import type { Database } from '../database/client'

/** The header in which we hand on the client's address, as far as the trusted proxies vouch for it. */
export const CLIENT_ADDRESS_HEADER = 'x-muster-client-address'
export const SIGN_IN_PATH = '/api/auth/sign-in/username'

const hoursInSeconds = 3_600

/** Accounts, sessions and cookies: the sign-in library over our own tables, with nobody signing up by themselves. */
export function createSignIn(config: Config & { readonly secret: string }, database: Database) {
  const secure = config.publicUrl.startsWith('https:')
  return betterAuth({
    appName: 'Muster',
    baseURL: config.publicUrl,
    basePath: '/api/auth',
    secret: config.secret,
    database: database.pool,
    telemetry: { enabled: false },
    logger: { level: 'error', log: (_level, message) => process.stderr.write(`sign-in: ${message}\n`) },
    // whoever reaches us under another name of this machine signs in there too; cross-site is refused before
    trustedOrigins: (request) => (request ? [new URL(request.url).origin] : []),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 12,
      password: { hash: hashPassword, verify: ({ hash, password }) => verifyPassword(hash, password) },
    },
    disabledPaths: [
      '/sign-in/email',
      '/is-username-available',
      '/request-password-reset',
      '/change-email',
      '/delete-user',
      '/update-user',
    ],
    session: { expiresIn: 14 * hoursInSeconds, updateAge: hoursInSeconds },
    databaseHooks: {
      session: {
        create: {
          before: async ({ userId }) => {
            if (await isBlocked(database, userId)) throw new APIError('FORBIDDEN', { code: 'ACCOUNT_BLOCKED' })
          },
        },
      },
    },
    rateLimit: {
      enabled: true,
      storage: 'database',
      window: 60,
      max: 300,
      customRules: { '/sign-in/username': { window: 60, max: 60 } },
    },
    advanced: {
      cookiePrefix: 'muster',
      useSecureCookies: secure,
      defaultCookieAttributes: { sameSite: 'lax', httpOnly: true, secure },
      ipAddress: { ipAddressHeaders: [CLIENT_ADDRESS_HEADER] },
    },
    plugins: [username({ maxUsernameLength: 60, usernameValidator: (name) => /^[a-z0-9][a-z0-9._-]*$/i.test(name) })],
  })
}

export type SignIn = ReturnType<typeof createSignIn>
