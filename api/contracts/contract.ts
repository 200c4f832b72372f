import type { RouteName } from '../../domain/duty/role-table'
import type { z } from '../schemas/zod'

export type Answer = z.ZodType | { readonly contentType: string } | null

/** One route as data: the parser of its input, the shape of its answers, its page in openapi.json. */
export type Contract = {
  readonly name: RouteName
  readonly method: 'get' | 'post' | 'patch' | 'delete'
  /** With `{name}` for parameters; under /api/v1 unless `root`. */
  readonly path: string
  readonly root?: boolean
  readonly tag: string
  readonly summary: string
  readonly params?: z.ZodObject
  readonly query?: z.ZodObject
  readonly headers?: z.ZodObject
  readonly body?: z.ZodType
  /** A body that is kept as it came, of any content type. */
  readonly rawBody?: boolean
  /** What such a body may weigh at most; 2 MiB unless told. */
  readonly rawBodyMiB?: number
  readonly answers: Readonly<Record<number, Answer>>
}

/** Keeps the exact types of a contract's schemas, which its handler is typed by. */
export function contract<const C extends Contract>(it: C): C {
  return it
}
