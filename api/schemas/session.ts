import { post } from './shapes'
import { z } from './zod'

export const heldPost = z
  .object({
    post,
    areaCode: z.string(),
    areaName: z.string(),
    depotId: z.string().nullable(),
    depotName: z.string().nullable(),
    carrierId: z.string().nullable(),
    carrierName: z.string().nullable(),
  })
  .openapi('HeldPost')

export const me = z
  .object({
    user: z.object({ id: z.string(), name: z.string(), username: z.string() }),
    posts: z.array(heldPost),
    environment: z.enum(['production', 'staging']),
    areaCode: z.string(),
    publicUrl: z.string(),
    version: z.string(),
  })
  .openapi('Me')

export const account = z
  .object({
    id: z.string(),
    name: z.string(),
    username: z.string().nullable(),
    email: z.string(),
    posts: z.array(heldPost),
  })
  .openapi('Account')
