import { extendZodWithOpenApi } from '@asteasolutions/zod-to-openapi'
import { z } from 'zod'

extendZodWithOpenApi(z)

/** zod with `.openapi(name)`; every schema of the API is built from this one, so that it can be registered. */
export { z }
