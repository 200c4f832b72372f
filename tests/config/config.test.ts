import { ConfigError, productionGaps, readConfig } from '../../config'

const complete = {
  MUSTER_ENVIRONMENT: 'production',
  MUSTER_PUBLIC_URL: 'https://muster.example/',
  MUSTER_TRUST_PROXY: '1',
  MUSTER_SECRET: 'x'.repeat(32),
  MUSTER_MAIL_FROM: 'Muster <duty@muster.example>',
  DATABASE_URL: 'postgresql://muster@db.example/muster',
  TEMPORAL_ADDRESS: 'temporal.example:7233',
  SMTP_URL: 'smtps://mail.example',
}

describe('configuration', () => {
  it('is staging for the whole country on the loopback address when nothing is set', () => {
    expect(readConfig({})).toMatchObject({
      environment: 'staging',
      areaCode: '100000',
      publicUrl: 'http://127.0.0.1:8420',
      temporal: { namespace: 'muster' },
      trustProxy: false,
    })
  })

  it('takes an empty value as not set', () => {
    expect(readConfig({ MUSTER_PORT: '', DATABASE_URL: '' })).toEqual(readConfig({}))
  })

  it('reads the hosts that staging may poll, in lower case', () => {
    expect(readConfig({ MUSTER_FEED_ALLOW: 'Feeds.muster.example, 10.0.0.7:8080' }).feedHosts).toEqual([
      'feeds.muster.example',
      '10.0.0.7:8080',
    ])
    expect(() => readConfig({ MUSTER_FEED_ALLOW: 'https://feeds.muster.example' })).toThrow(
      'MUSTER_FEED_ALLOW is wrong',
    )
  })

  it('leaves variables of other programs alone', () => {
    expect(() => readConfig({ PATH: '/bin', HOME: '/home/officer' })).not.toThrow()
  })

  it.each([
    ['a misspelt setting', { MUSTER_PRT: '1' }, 'MUSTER_PRT is not a setting of Muster.'],
    [
      'a port that is no number',
      { MUSTER_PORT: 'x' },
      'MUSTER_PORT is wrong: must be a port number from 0 to 65535, not "x".',
    ],
    [
      'a port that is too high',
      { MUSTER_METRICS_PORT: '65536' },
      'MUSTER_METRICS_PORT is wrong: must be a port number',
    ],
    [
      'an unknown environment',
      { MUSTER_ENVIRONMENT: 'test' },
      'MUSTER_ENVIRONMENT is wrong: must be production or staging.',
    ],
    [
      'a mail server that delivers, in staging',
      { SMTP_URL: 'smtps://user:secret@mail.example:465' },
      'SMTP_URL names mail.example, but MUSTER_ENVIRONMENT is staging',
    ],
    ['an area code of five digits', { MUSTER_AREA: '62292' }, 'MUSTER_AREA is wrong: must be a six-digit area code.'],
    ['another database', { DATABASE_URL: 'mysql://db/muster' }, 'DATABASE_URL is wrong'],
    ['trust in every proxy', { MUSTER_TRUST_PROXY: 'true' }, 'MUSTER_TRUST_PROXY is wrong'],
    ['a certificate without its key', { MUSTER_TLS_CERT: 'a.pem' }, 'MUSTER_TLS_KEY is missing'],
  ])('refuses %s by its name', (_what, env, sentence) => {
    expect(() => readConfig(env)).toThrow(ConfigError)
    expect(() => readConfig(env)).toThrow(sentence)
  })

  it('takes a mail server of this machine in staging, and any in production', () => {
    const servers = ['smtp://localhost:2525', 'smtp://127.0.0.1:2525', 'smtp://[::1]:2525']
    expect(servers.map((url) => readConfig({ SMTP_URL: url }).mail.smtpUrl)).toEqual(servers)
    expect(readConfig(complete).mail.smtpUrl).toBe('smtps://mail.example')
  })

  it('names every wrong setting at once', () => {
    expect(() => readConfig({ MUSTER_PORT: '-1', MUSTER_AREA: 'all' })).toThrow(/MUSTER_PORT.*\n.*MUSTER_AREA/)
  })

  it('serves https with certificate files', () => {
    const config = readConfig({ MUSTER_TLS_CERT: 'a.pem', MUSTER_TLS_KEY: 'b.pem' })
    expect(config).toMatchObject({ publicUrl: 'https://127.0.0.1:8420', tls: { certFile: 'a.pem', keyFile: 'b.pem' } })
  })
})

describe('production', () => {
  const gapsOf = (env: Record<string, string>) => productionGaps(readConfig(env)).join('\n')

  it.each(['DATABASE_URL', 'TEMPORAL_ADDRESS', 'SMTP_URL', 'MUSTER_MAIL_FROM', 'MUSTER_SECRET', 'MUSTER_PUBLIC_URL'])(
    'does not start without %s',
    (name) => {
      expect(gapsOf({ ...complete, [name]: '' })).toContain(name)
      expect(gapsOf(complete)).not.toContain(name)
    },
  )

  it('does not start while carriers are simulated and there is no OpenID Connect', () => {
    expect(gapsOf(complete)).toMatch(/Carriers[^\n]*\n.*OpenID Connect/)
  })
})
