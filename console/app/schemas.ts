import type { components } from '../generated/api'

/** The shapes of the API, generated from openapi.json. */
export type Schemas = components['schemas']
