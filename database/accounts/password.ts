import { hash, verify } from '@node-rs/argon2'

/** OWASP's argon2id figures: 19 MiB, two passes, one lane (the library's default is the same algorithm with less memory). */
const strength = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export function hashPassword(password: string): Promise<string> {
  return hash(password, strength)
}

export async function verifyPassword(stored: string, password: string): Promise<boolean> {
  return verify(stored, password)
}
