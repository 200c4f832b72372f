import { readOrder, readSource } from '../../database/reads/supply-sources'
import type { Api } from '../api'
import * as contracts from '../contracts/supply-sources'
import { renderOrderDocument, renderSourceDocument } from '../pages/supply-document-page'
import { documentOf } from '../present/supply-life'
import { found } from '../refusal'
import type { Route } from '../route'
import { reply, route } from '../route'

const ofOrder = route(contracts.printSupplyDocument, async (api, { params, query, language }) => {
  const order = found(await readOrder(api.database, params.id), 'supplyOrder')
  const event = eventOf(order.events, params.document, query.version)
  const isExercise = isStaging(api) || order.incident?.isExercise === true
  return reply(200, renderOrderDocument(order, { document: params.document, event, language, isExercise }))
})

const ofSource = route(contracts.printSourceDocument, async (api, { params, query, language }) => {
  const source = found(await readSource(api.database, params.id), 'supplySource')
  const event = eventOf(source.events, params.document, query.version)
  return reply(
    200,
    renderSourceDocument(source, { document: params.document, event, language, isExercise: isStaging(api) }),
  )
})

/** The event that made the paper; the last one, when the paper was made more than once and none is named. */
function eventOf<E extends { readonly version: number; readonly detail: unknown }>(
  events: readonly E[],
  document: string,
  version: number | undefined,
): E {
  const made = events.filter((event) => documentOf(event.detail) === document)
  return found(
    made.findLast((event) => version === undefined || event.version === version),
    'supplyDocument',
  )
}

const isStaging = ({ config }: Api): boolean => config.environment === 'staging'

export const documentRoutes: readonly Route[] = [ofOrder, ofSource]
