import { areaCode, id, instant, nothingTwice, post } from './shapes'
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
    blockedAt: instant.nullable(),
  })
  .openapi('Account')

/** A post at its place; without a depot all depots of the area, without a carrier any firm. */
const postIn = z
  .strictObject({ post, areaCode, depotId: id.nullable().optional(), carrierId: id.nullable().optional() })
  .openapi('PostToHold')
const postsIn = z
  .array(postIn)
  .max(50)
  .superRefine((held, context) => {
    const places = held.map((each) => ({
      post: JSON.stringify([each.post, each.areaCode, each.depotId, each.carrierId]),
    }))
    nothingTwice(context, null, 'post', places)
  })

export const newAccount = z
  .strictObject({
    username: z
      .string()
      .trim()
      .toLowerCase()
      .regex(/^[a-z0-9][a-z0-9._-]{2,59}$/),
    name: z.string().trim().min(1).max(120),
    email: z.string().trim().toLowerCase().max(200).pipe(z.email()),
    password: z.string().min(12).max(128).optional().openapi({ description: 'One is made when it is left out.' }),
    posts: postsIn,
  })
  .openapi('NewAccount')
export const createdAccount = account
  .extend({ password: z.string().nullable().openapi({ description: 'The one that was made; answered once.' }) })
  .openapi('CreatedAccount')

export const changedAccount = z
  .strictObject({
    posts: postsIn.optional().openapi({ description: 'All posts that the account holds from now on.' }),
    blocked: z.boolean().optional(),
  })
  .openapi('ChangedAccount')
