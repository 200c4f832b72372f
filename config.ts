import { z } from 'zod'

/** A setting that is unknown, bad or missing; the message names each and is what the operator reads. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

const isPort = (value: string) => /^\d{1,5}$/.test(value) && Number(value) <= 65_535
const port = z
  .string()
  .refine(isPort, { error: ({ input }) => `must be a port number from 0 to 65535, not "${String(input)}"` })
  .transform(Number)
const url = (...schemes: readonly string[]) =>
  z.url({
    protocol: new RegExp(`^(${schemes.join('|')})$`),
    error: `must be a URL that starts with ${schemes.join(': or ')}:`,
  })

/** Hops or addresses of the proxies in front of us; `true` would believe any client's word about its own address. */
const trustedProxy = z
  .string()
  .regex(/^(\d+|false|[a-z0-9.:/, ]*[.:][a-z0-9.:/, ]*|(loopback|linklocal|uniquelocal)(, ?[a-z0-9.:/]+)*)$/i, {
    error: 'must be a number of proxies, their addresses, or loopback',
  })
  .transform((value) => (value === 'false' ? false : /^\d+$/.test(value) ? Number(value) : value))

const oneHost = '([a-z0-9.-]+|\\[[0-9a-f:]+\\])(:\\d+)?'

/** `host` or `host:port`, separated by commas. */
const hosts = z
  .string()
  .regex(new RegExp(`^${oneHost}( *, *${oneHost})*$`, 'i'), { error: 'must be host names separated by commas' })
  .transform((value) => value.toLowerCase().split(/ *, */))

const settings = z.object({
  MUSTER_ENVIRONMENT: z.enum(['production', 'staging'], { error: 'must be production or staging' }).default('staging'),
  MUSTER_PUBLIC_URL: url('https?').optional(),
  MUSTER_PORT: port.default(8420),
  MUSTER_HOST: z.string().default('127.0.0.1'),
  MUSTER_AREA: z
    .string()
    .regex(/^\d{6}$/, { error: 'must be a six-digit area code' })
    .default('100000'),
  MUSTER_SECRET: z.string().min(32, { error: 'must have at least 32 characters' }).optional(),
  MUSTER_HOME: z.string().default('.muster'),
  MUSTER_MAIL_FROM: z.string().includes('@', { error: 'must be a mail address' }).optional(),
  MUSTER_TLS_CERT: z.string().optional(),
  MUSTER_TLS_KEY: z.string().optional(),
  MUSTER_TRUST_PROXY: trustedProxy.default(false),
  MUSTER_METRICS_PORT: port.optional(),
  MUSTER_FEED_ALLOW: hosts.optional(),
  DATABASE_URL: url('postgres', 'postgresql').optional(),
  TEMPORAL_ADDRESS: z
    .string()
    .regex(/^[^/]+:\d+$/, { error: 'must be host:port' })
    .optional(),
  TEMPORAL_NAMESPACE: z.string().default('muster'),
  TEMPORAL_TLS_CERT: z.string().optional(),
  TEMPORAL_TLS_KEY: z.string().optional(),
  TEMPORAL_API_KEY: z.string().optional(),
  SMTP_URL: url('smtp', 'smtps').optional(),
})

export type Config = ReturnType<typeof readConfig>

/** Reads every setting once, from the environment of the process; its mains hand the result on. */
export function readConfig(env: Readonly<Record<string, string | undefined>>) {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''))
  const unknown = Object.keys(given).filter((name) => name.startsWith('MUSTER_') && !(name in settings.shape))
  const parsed = settings.safeParse(given)
  const problems = [
    ...unknown.map((name) => `${name} is not a setting of Muster.`),
    ...(parsed.error?.issues ?? []).map((issue) => `${issue.path.join('.')} is wrong: ${issue.message}.`),
  ]
  const s = parsed.data
  if (!s || problems.length > 0) throw new ConfigError(problems.join('\n'))
  if (s.MUSTER_ENVIRONMENT === 'staging' && s.SMTP_URL !== undefined) refuseRealMail(s.SMTP_URL)
  const tls = certificate(s, 'MUSTER_TLS_CERT', 'MUSTER_TLS_KEY')
  return {
    environment: s.MUSTER_ENVIRONMENT,
    publicUrl: (s.MUSTER_PUBLIC_URL ?? `${tls ? 'https' : 'http'}://${s.MUSTER_HOST}:${s.MUSTER_PORT}`).replace(
      /\/$/,
      '',
    ),
    host: s.MUSTER_HOST,
    port: s.MUSTER_PORT,
    areaCode: s.MUSTER_AREA,
    secret: s.MUSTER_SECRET,
    home: s.MUSTER_HOME,
    databaseUrl: s.DATABASE_URL,
    temporal: {
      address: s.TEMPORAL_ADDRESS,
      namespace: s.TEMPORAL_NAMESPACE,
      tls: certificate(s, 'TEMPORAL_TLS_CERT', 'TEMPORAL_TLS_KEY'),
      apiKey: s.TEMPORAL_API_KEY,
    },
    mail: { smtpUrl: s.SMTP_URL, from: s.MUSTER_MAIL_FROM ?? 'Muster <muster@localhost>' },
    tls,
    trustProxy: s.MUSTER_TRUST_PROXY,
    metricsPort: s.MUSTER_METRICS_PORT,
    /** Hosts that staging may poll feeds from, besides this machine; production polls any. */
    feedHosts: s.MUSTER_FEED_ALLOW ?? [],
  }
}

/** Staging mails nobody real (decision 12): a mail server of this machine captures, any other delivers. */
function refuseRealMail(smtpUrl: string): void {
  const { hostname } = new URL(smtpUrl)
  if (/^(localhost|127(\.\d+){3}|\[::1\])$/i.test(hostname)) return
  throw new ConfigError(
    `SMTP_URL names ${hostname}, but MUSTER_ENVIRONMENT is staging, where mail is captured: leave SMTP_URL unset, or point it to a server on this machine that captures.`,
  )
}

type CertificateSetting = 'MUSTER_TLS_CERT' | 'MUSTER_TLS_KEY' | 'TEMPORAL_TLS_CERT' | 'TEMPORAL_TLS_KEY'

function certificate(s: z.infer<typeof settings>, cert: CertificateSetting, key: CertificateSetting) {
  const [certFile, keyFile] = [s[cert], s[key]]
  if (certFile && keyFile) return { certFile, keyFile }
  if (certFile || keyFile) throw new ConfigError(`${cert} and ${key} go together: ${certFile ? key : cert} is missing.`)
  return undefined
}

/** What still stands between this configuration and production; empty when it may start. */
export function productionGaps(config: Config): string[] {
  const encrypted = config.publicUrl.startsWith('https:') && (config.tls !== undefined || config.trustProxy !== false)
  const gaps: readonly (readonly [boolean, string])[] = [
    [!config.databaseUrl, 'DATABASE_URL is missing: production does not run on the embedded PostgreSQL.'],
    [!config.temporal.address, 'TEMPORAL_ADDRESS is missing: production does not run on the embedded Temporal server.'],
    [!config.mail.smtpUrl, 'SMTP_URL is missing: production does not keep its mail in the captured inbox.'],
    [
      config.mail.from.endsWith('@localhost>'),
      'MUSTER_MAIL_FROM is missing: mails need a sender that can be answered.',
    ],
    [!config.secret, 'MUSTER_SECRET is missing: sessions and links in mails are signed with it.'],
    [
      !encrypted,
      'MUSTER_PUBLIC_URL must be https, with MUSTER_TLS_CERT and MUSTER_TLS_KEY, or a proxy named by MUSTER_TRUST_PROXY.',
    ],
    [true, 'Carriers are only simulated so far: there is no carrier gateway to configure.'],
    [true, 'Sign-in through an OpenID Connect provider is not there yet: there are only local accounts.'],
  ]
  return gaps.filter(([missing]) => missing).map(([, sentence]) => sentence)
}
