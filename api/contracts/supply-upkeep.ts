import { depotLevel } from '../schemas/reference'
import { areaCode, id, listOf, page } from '../schemas/shapes'
import { supplyClass } from '../schemas/supply-shapes'
import {
  areaWithoutDepot,
  dueInspection,
  expiringLot,
  guidanceAudience,
  guidanceCatalogue,
  proposalList,
} from '../schemas/supply-upkeep'
import { z } from '../schemas/zod'
import { contract } from './contract'

const tag = 'upkeep'
const place = { areaCode: areaCode.optional(), level: depotLevel.optional(), depotId: id.optional() }

export const listExpiries = contract({
  name: 'listExpiries',
  method: 'get',
  path: '/upkeep/expiries',
  tag,
  summary: 'Lots that have expired or will within so many days, first expired first',
  query: z.object({
    ...place,
    supplyClass: supplyClass.optional(),
    withinDays: z.coerce.number().int().min(0).max(3_660).optional(),
    ...page,
  }),
  answers: { 200: listOf('ExpiryList', expiringLot) },
})
export const listDueInspections = contract({
  name: 'listDueInspections',
  method: 'get',
  path: '/upkeep/inspections',
  tag,
  summary: 'Depots whose stored goods are due to be looked at, never inspected ones first',
  query: z.object({ ...place, withinDays: z.coerce.number().int().min(0).max(3_660).optional(), ...page }),
  answers: { 200: listOf('InspectionList', dueInspection) },
})
export const listAreasWithoutDepot = contract({
  name: 'listAreasWithoutDepot',
  method: 'get',
  path: '/upkeep/areas-without-depot',
  tag,
  summary: 'Counties without a county depot, or without one in any township',
  query: z.object({
    areaCode: areaCode.optional(),
    missing: z.enum(['county-depot', 'township-depot']).optional(),
    ...page,
  }),
  answers: { 200: listOf('AreaWithoutDepotList', areaWithoutDepot) },
})
export const listProposals = contract({
  name: 'listProposals',
  method: 'get',
  path: '/upkeep/proposals',
  tag,
  summary: 'What to rotate and purchase in a year, with its cost: the budget’s base',
  query: z.object({
    ...place,
    year: z.coerce.number().int().min(2000).max(2200).optional(),
    kind: z.enum(['rotation', 'purchase']).optional(),
    ...page,
  }),
  answers: { 200: proposalList },
})
export const listGuidanceCatalogues = contract({
  name: 'listGuidanceCatalogues',
  method: 'get',
  path: '/guidance-catalogues',
  tag,
  summary: 'What to keep at each level, and the lists suggested to communities, firms and households',
  answers: { 200: listOf('GuidanceCatalogueList', guidanceCatalogue) },
})
export const printGuidanceCatalogue = contract({
  name: 'printGuidanceCatalogue',
  method: 'get',
  path: '/guidance-catalogues/{audience}/page',
  tag,
  summary: 'One of them as a page to print on A4',
  params: z.object({ audience: guidanceAudience }),
  answers: { 200: { contentType: 'text/html' } },
})

export const upkeepContracts = [
  listExpiries,
  listDueInspections,
  listAreasWithoutDepot,
  listProposals,
  listGuidanceCatalogues,
  printGuidanceCatalogue,
]
