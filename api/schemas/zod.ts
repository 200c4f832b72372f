import { extendZodWithOpenApi } from '@asteasolutions/zod-to-openapi'
import { z } from 'zod'

extendZodWithOpenApi(z)

/** zod with `.openapi(name)`; every schema of the API is built from this one, so that it can be registered. */
export { z }

/** A named schema or null, as `anyOf`: `.nullable()` loses the null of what is a `$ref` in OpenAPI 3.1. */
export function orNull<T extends z.ZodType>(schema: T) {
  return z.union([schema, z.null()])
}
