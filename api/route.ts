import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import express from 'express'
import type { Request, RequestHandler, Response } from 'express'
import type { RouteName } from '../domain/duty/role-table'
import { requirePost } from './access'
import type { Api } from './api'
import { badInput } from './bad-input'
import type { Caller } from './caller'
import { identify } from './caller'
import type { Answer, Contract } from './contracts/contract'
import { languageOf } from './language'
import type { Language } from '../texts/sentence'
import { Refusal } from './refusal'
import type { z } from './schemas/zod'

type Parsed<S> = S extends z.ZodType ? z.output<S> : undefined
type BodyOf<A> = A extends z.ZodType ? z.output<A> : A extends null ? null : string | Buffer

/** What a handler gets: its input as the contract's schemas parsed it, and who asks. */
export type Call<C extends Contract> = {
  readonly params: Parsed<C['params']>
  readonly query: Parsed<C['query']>
  readonly headers: Parsed<C['headers']>
  readonly body: C['rawBody'] extends true ? Buffer : Parsed<C['body']>
  readonly caller: Caller | null
  readonly language: Language
  readonly req: Request
  readonly res: Response
}

/** An answer of the contract: its status with the body of that status. */
export type ReplyOf<C extends Contract> = {
  [S in keyof C['answers']]: {
    readonly status: S
    readonly body: BodyOf<C['answers'][S]>
    readonly headers?: Readonly<Record<string, string>>
  }
}[keyof C['answers']]

/** Keeps the status as the literal that the contract names. */
export function reply<S extends number, B>(status: S, body: B, headers: Readonly<Record<string, string>> = {}) {
  return { status, body, headers }
}

export type Route = { readonly contract: Contract; readonly handler: (api: Api) => RequestHandler[] }

const longAnswer = 16_384
const compress = promisify<string, { level: number }, Buffer>(gzip)
const MEBIBYTE = 1_024 * 1_024
const jsonBody = express.json({ limit: MEBIBYTE })
const rawBody = (mebibytes = 2) => express.raw({ limit: mebibytes * MEBIBYTE, type: () => true })

/** Binds a contract to what it does: role, input and answer are handled here, once for all routes. */
export function route<C extends Contract>(
  contract: C,
  handle: (api: Api, call: Call<C>) => Promise<ReplyOf<C> | null>,
): Route {
  const handler = (api: Api): RequestHandler[] => [
    // who may is asked before the body is read
    async (req, res, next) => {
      const caller = await identify(api, req)
      requirePost(contract.name, caller)
      res.locals.caller = caller
      next()
    },
    ...(contract.rawBody ? [rawBody(contract.rawBodyMiB)] : contract.body ? [jsonBody] : []),
    async (req, res) => {
      const reply = await handle(api, callOf<C>(contract, req, res))
      if (reply !== null) await send(req, res, contract.answers, reply)
    },
  ]
  return { contract, handler }
}

function callOf<C extends Contract>(contract: C, req: Request, res: Response): Call<C> {
  const call = {
    params: parse(contract.params, req.params),
    query: parse(contract.query, withoutLanguage(req.query)),
    headers: parse(contract.headers, req.headers),
    body: contract.rawBody ? bytesOf(req.body) : parse(contract.body, req.body),
    caller: res.locals.caller as Caller | null,
    language: languageOf(req),
    req,
    res,
  }
  return call as Call<C>
}

function withoutLanguage({ lang: _lang, ...query }: Request['query']): Request['query'] {
  return query
}

function parse(schema: z.ZodType | undefined, input: unknown): unknown {
  if (schema === undefined) return undefined
  // what was given tells a wrong type from nothing at all
  const parsed = schema.safeParse(input ?? {}, { reportInput: true })
  if (!parsed.success) throw badInput(parsed.error)
  return parsed.data
}

function bytesOf(body: unknown): Buffer {
  if (!Buffer.isBuffer(body) || body.length === 0) throw new Refusal('bad-input', 'api.emptyDocument')
  return body
}

type AnyReply = { status: unknown; body: unknown; headers?: Readonly<Record<string, string>> }

async function send(
  req: Request,
  res: Response,
  answers: Readonly<Record<number, Answer>>,
  reply: AnyReply,
): Promise<void> {
  const status = Number(reply.status)
  const answer = answers[status]
  res
    .status(status)
    .set('Cache-Control', 'no-store')
    .set(reply.headers ?? {})
  if (answer === null || answer === undefined) res.end()
  else if ('contentType' in answer) res.type(answer.contentType).send(reply.body)
  else await sendJson(req, res, reply.body)
}

/** A long answer goes compressed: the page of a large incident shrinks to a tenth. */
async function sendJson(req: Request, res: Response, body: unknown): Promise<void> {
  const text = JSON.stringify(body)
  res.type('json').vary('Accept-Encoding')
  if (text.length < longAnswer || req.acceptsEncodings('gzip') !== 'gzip') return void res.send(text)
  const packed = await compress(text, { level: 1 })
  res.set('Content-Encoding', 'gzip').send(packed)
}

/** The path as Express writes it. */
export function expressPath({ path, root }: Contract): string {
  return (root ? path : `/api/v1${path}`).replace(/\{(\w+)\}/g, ':$1')
}

export function routeNames(routes: readonly Route[]): RouteName[] {
  return routes.map(({ contract }) => contract.name)
}
