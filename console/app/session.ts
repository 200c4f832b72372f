import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Problem } from './api'
import { api, NoAnswerError, ProblemError, taken } from './api'
import { readLanguage } from './preferences'
import type { Schemas } from './schemas'

export type Me = Schemas['Me']
export type Post = Schemas['HeldPost']['post']

/** Who is signed in, which posts they hold, and on which instance; null when nobody is. */
export const sessionQuery = queryOptions({ queryKey: ['me'], queryFn: readMe, staleTime: 300_000 })

export function useSession() {
  return useQuery(sessionQuery)
}

async function readMe(): Promise<Me | null> {
  try {
    return await taken(api.GET('/api/v1/me'))
  } catch (failure) {
    if (failure instanceof ProblemError && failure.problem.code === 'not-signed-in') return null
    throw failure
  }
}

/** For pages inside the signed-in part, where a session is certain. */
export function useMe(): Me {
  const { data } = useSession()
  if (!data) throw new Error('a page that needs a session was shown without one')
  return data
}

export type SignInOutcome = 'signed-in' | 'wrong' | 'too-many'

/** Signs in with the sign-in library's own route; it answers in its own form, not with a problem. */
export async function signIn(username: string, password: string): Promise<SignInOutcome> {
  const response = await postAuth('sign-in/username', { username, password })
  if (response.ok) return 'signed-in'
  if (response.status === 429) return 'too-many'
  if (response.status === 400 || response.status === 401 || response.status === 403) return 'wrong'
  const body = (await response.json().catch(() => null)) as Problem | null
  throw body?.code === undefined ? new NoAnswerError(String(response.status)) : new ProblemError(body)
}

export function useSignOut() {
  const queryClient = useQueryClient()
  return async () => {
    await postAuth('sign-out', {})
    queryClient.clear()
    location.assign('/sign-in')
  }
}

function postAuth(route: string, body: object): Promise<Response> {
  return fetch(`/api/auth/${route}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': readLanguage() },
    body: JSON.stringify(body),
  })
}
