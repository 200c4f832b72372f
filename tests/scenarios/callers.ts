/** What the API answered. */
export type Answer<Body = Record<string, unknown>> = { readonly status: number; readonly body: Body }

/** Someone who calls the API over HTTP: an officer who signed in, or a sender with a key. */
export type Caller = {
  get<Body = Record<string, unknown>>(path: string): Promise<Answer<Body>>
  post<Body = Record<string, unknown>>(path: string, body: unknown): Promise<Answer<Body>>
}

export async function signIn(address: string, username: string, password: string): Promise<Caller> {
  const answer = await fetch(`${address}/api/auth/sign-in/username`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: address },
    body: JSON.stringify({ username, password }),
  })
  if (!answer.ok) throw new Error(`${username} can't sign in: ${answer.status} ${await answer.text()}`)
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0])
  return callerWith(address, { Cookie: cookies.join('; '), Origin: address })
}

export async function callerWithKey(address: string, administrator: Caller): Promise<Caller> {
  const made = await administrator.post<{ key: string }>('/api-keys', { name: `sender ${Date.now()}` })
  if (made.status !== 201) throw new Error(`no key: ${made.status} ${JSON.stringify(made.body)}`)
  return callerWith(address, { Authorization: `Bearer ${made.body.key}` })
}

function callerWith(address: string, identity: Record<string, string>): Caller {
  async function call<Body>(method: string, path: string, body?: unknown): Promise<Answer<Body>> {
    const sent = typeof body === 'string' ? body : JSON.stringify(body)
    const answer = await fetch(`${address}/api/v1${path}`, {
      method,
      headers: { ...identity, 'Accept-Language': 'en', 'Content-Type': 'application/json' },
      ...(body === undefined ? {} : { body: sent }),
    })
    const text = await answer.text()
    return { status: answer.status, body: (text === '' ? {} : JSON.parse(text)) as Body }
  }
  return { get: (path) => call('GET', path), post: (path, body) => call('POST', path, body) }
}
