import { randomInt } from 'node:crypto'
import type { Post } from '../../domain/duty/post'
import { COUNTRY } from '../../domain/geography/area'
import type { Database } from '../client'
import { inTransaction } from '../transaction'
import { createAccount } from './create-account'

/** One account for each post; invented people. */
const people = [
  { username: 'duty-officer', name: '陈晓梅', post: 'duty-officer' },
  { username: 'shift-leader', name: '刘建军', post: 'shift-leader' },
  { username: 'leader-on-duty', name: '赵文博', post: 'leader-on-duty' },
  { username: 'head-of-office', name: '孙丽华', post: 'head-of-office' },
  { username: 'deputy-minister', name: '周志强', post: 'deputy-minister' },
  { username: 'committee-leader', name: '吴海峰', post: 'committee-leader' },
  { username: 'reserves-officer', name: '郑秀兰', post: 'reserves-officer' },
  { username: 'depot-keeper', name: '马国栋', post: 'depot-keeper' },
  { username: 'carrier', name: '黄运来', post: 'carrier' },
  { username: 'receiver', name: '杨春燕', post: 'receiver' },
  { username: 'auditor', name: '何明远', post: 'auditor' },
  { username: 'administrator', name: '林思远', post: 'administrator' },
] as const satisfies readonly { username: string; name: string; post: Post }[]

export type SeededAccount = { readonly username: string; readonly password: string; readonly post: Post }

/**
 * Makes the accounts that a fresh installation starts with, each post held at the whole area (a keeper without a depot
 * keeps them all, a carrier without a firm speaks for any). Only those made now are in the answer, with their
 * passwords, which are stored nowhere in clear.
 */
export async function seedAccounts(db: Database, areaCode: string = COUNTRY): Promise<readonly SeededAccount[]> {
  const made: SeededAccount[] = []
  for (const { username, name, post } of people) {
    const password = randomPassword()
    const holdings = [{ post, areaCode, depotId: null, carrierId: null }]
    const email = `${username}@muster.example`
    const userId = await inTransaction(db.pool, (tx) =>
      createAccount(tx, { username, name, email, password, holdings }, 'system'),
    )
    if (userId !== undefined) made.push({ username, password, post })
  }
  return made
}

/** Letters and digits that can't be taken for one another. */
const readable = 'abcdefghjkmnpqrstuvwxyz23456789'

/** Four groups of four, about 79 bits: easy to read out and to type. */
export function randomPassword(): string {
  const group = (): string => Array.from({ length: 4 }, () => readable[randomInt(readable.length)]).join('')
  return Array.from({ length: 4 }, group).join('-')
}
