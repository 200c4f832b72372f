import type { AreaCode } from '../domain/geography/area'
import type { Queryable } from './transaction'
import { many } from './transaction'

export type PersonOnPost = {
  readonly id: string
  readonly name: string
  /** What the person signs in with; the account's id where it has no user name. */
  readonly userName: string
  readonly email: string
  readonly post: string
  readonly areaCode: AreaCode
}

/** Everyone who holds one of these posts, in the order of the posts; a person may come more than once. */
export async function readPeopleOn(tx: Queryable, posts: readonly string[]): Promise<readonly PersonOnPost[]> {
  return many<PersonOnPost>(
    tx,
    `SELECT u.id, u.name, coalesce(u.username, u.id) AS "userName", u.email, h.post, h.area_code AS "areaCode" FROM post_holdings h JOIN "user" u ON u.id = h.user_id
     WHERE h.post = ANY ($1) AND u."blockedAt" IS NULL ORDER BY array_position($1, h.post), u.id`,
    [posts],
  )
}
