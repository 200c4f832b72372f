import type { Post } from './post'

/** Posts of the emergency authority, lowest first: a higher one may do what a lower one may. */
export const officerLadder = [
  'duty-officer',
  'shift-leader',
  'leader-on-duty',
  'head-of-office',
  'deputy-minister',
  'committee-leader',
] as const satisfies readonly Post[]

const watch: readonly Post[] = [...officerLadder, 'administrator', 'auditor']
const network: readonly Post[] = [...watch, 'reserves-officer']
const readers: readonly Post[] = [...network, 'depot-keeper', 'receiver']
const stockReaders: readonly Post[] = [...network, 'depot-keeper']

/**
 * What else must hold, besides the post:
 * `incident-area` the post's area contains the incident's; `level-post` the post named by the response plan for the
 * level that stands (or a higher one), or an order by telephone recorded by any officer; `depot`, `carrier`,
 * `destination` the post is held at the consignment's depot, carrier, or an area around its destination; `area` the post's
 * area contains the one that the thing belongs to; `floor-owner` the post's area is the one that the depot's goods stay
 * for, and for central stock the post is a head of office or higher there.
 */
export type RoleScope =
  'none' | 'incident-area' | 'level-post' | 'depot' | 'carrier' | 'destination' | 'area' | 'floor-owner'

/** Posts that may use a route, each with its scope; `apiKey` lets a sender of alerts in as well. */
export type RouteRole = {
  readonly who: 'anyone' | 'signed-in' | readonly { readonly posts: readonly Post[]; readonly scope: RoleScope }[]
  readonly apiKey?: boolean
}

const only = (posts: readonly Post[], scope: RoleScope = 'none'): RouteRole => ({ who: [{ posts, scope }] })
const anyone: RouteRole = { who: 'anyone' }
const signedIn: RouteRole = { who: 'signed-in' }
const administrator = only(['administrator'])
const importers: RouteRole = {
  who: [
    { posts: ['administrator'], scope: 'none' },
    { posts: ['reserves-officer'], scope: 'area' },
  ],
}
const officerOfArea = only(officerLadder, 'incident-area')
const officerOrReserves = only([...officerLadder, 'reserves-officer'], 'area')
const orderers: readonly Post[] = [...officerLadder, 'reserves-officer']
/** Either the source's own side or that of the incident which the order is for. */
const orderer = {
  who: [
    { posts: orderers, scope: 'area' },
    { posts: orderers, scope: 'incident-area' },
  ],
} as const satisfies RouteRole
const keeperOrReserves: RouteRole = {
  who: [
    { posts: ['depot-keeper'], scope: 'depot' },
    { posts: ['reserves-officer'], scope: 'area' },
  ],
}
const floorOwner = only([...officerLadder, 'reserves-officer'], 'floor-owner')

/** Who may use which route: the API refuses by it and the console hides by it. A route that is not here can't be made. */
export const roleTable = {
  getMe: signedIn,
  listAccounts: administrator,
  createAccount: administrator,
  changeAccount: administrator,
  listAreas: signedIn,
  getArea: signedIn,
  listItemKinds: signedIn,
  listDepots: signedIn,
  getDepot: signedIn,
  listCarriers: signedIn,
  listPolicies: only(network),
  getPolicy: only(network),
  createPolicy: administrator,

  postAlert: { ...only(officerLadder), apiKey: true },
  postAlertForm: only(officerLadder),
  listAlerts: only(network),
  getAlert: only(network),
  startAlert: only(officerLadder),
  getAlertDocument: { ...only(network), apiKey: true },
  getAlertDocumentBody: only(network),
  listReviewItems: only(network),
  getReviewItem: only(network),
  completeReviewItem: only(officerLadder),
  mergeReviewItem: only(officerLadder),
  setAsideReviewItem: only(officerLadder),
  listFeedWatches: only(network),
  createFeedWatch: administrator,
  changeFeedWatch: administrator,
  deleteFeedWatch: administrator,
  listApiKeys: administrator,
  createApiKey: administrator,
  revokeApiKey: administrator,

  listIncidents: only(readers),
  getIncident: only(readers),
  getTimeline: only(readers),
  getEstimate: only(readers),
  getPlan: only(readers),
  listMessages: only(network),
  decideLevel: only(officerLadder, 'level-post'),
  decideBatch: only(officerLadder, 'level-post'),
  standDown: officerOfArea,
  decideOnRoad: officerOfArea,
  closeIncident: officerOfArea,
  mergeIncident: officerOfArea,
  splitIncident: officerOfArea,
  issuePaper: officerOfArea,
  countersignNotices: only(['reserves-officer'], 'incident-area'),
  reportSituation: only([...officerLadder, 'receiver'], 'incident-area'),
  changePace: only([...officerLadder, 'administrator']),

  listConsignments: signedIn,
  getConsignment: {
    who: [
      { posts: network, scope: 'none' },
      { posts: ['depot-keeper'], scope: 'depot' },
      { posts: ['carrier'], scope: 'carrier' },
      { posts: ['receiver'], scope: 'destination' },
    ],
  },
  answerOrder: only(['depot-keeper'], 'depot'),
  answerTender: only(['carrier'], 'carrier'),
  reportMilestone: {
    who: [
      { posts: ['carrier'], scope: 'carrier' },
      { posts: ['depot-keeper'], scope: 'depot' },
      { posts: ['receiver'], scope: 'destination' },
    ],
  },
  reportExpectedArrival: {
    who: [
      { posts: ['carrier'], scope: 'carrier' },
      { posts: officerLadder, scope: 'incident-area' },
    ],
  },
  receiveGoods: only(['receiver'], 'destination'),
  writeOff: only([...officerLadder, 'reserves-officer'], 'incident-area'),

  listStock: only(stockReaders),
  totalStock: only(stockReaders),
  getStock: only(stockReaders),
  listStockMovements: only(stockReaders),
  receiveStock: keeperOrReserves,
  takeStock: keeperOrReserves,
  rotateStock: keeperOrReserves,
  scrapStock: keeperOrReserves,
  recordInspection: keeperOrReserves,
  getItemKind: signedIn,

  listSupplySources: only(stockReaders),
  getSupplySource: only(stockReaders),
  createSupplySource: officerOrReserves,
  changeSupplySource: officerOrReserves,
  // which post takes which step stands in domain/supply/lives
  actOnSupplySource: officerOrReserves,
  placeSupplyOrder: orderer,
  listSupplyOrders: only(stockReaders),
  getSupplyOrder: only(stockReaders),
  actOnSupplyOrder: { who: [...orderer.who, { posts: ['depot-keeper'], scope: 'depot' }] },
  printSupplyDocument: only(stockReaders),
  printSourceDocument: only(stockReaders),

  listSupplyRequests: only(readers),
  submitSupplyRequest: {
    who: [
      { posts: [...officerLadder, 'receiver'], scope: 'area' },
      { posts: ['depot-keeper'], scope: 'area' },
    ],
  },
  decideSupplyRequest: {
    who: [
      { posts: officerLadder, scope: 'level-post' },
      { posts: ['reserves-officer'], scope: 'incident-area' },
    ],
  },
  withdrawSupplyRequest: only([...officerLadder, 'receiver', 'depot-keeper'], 'area'),
  listReserveFloors: only(stockReaders),
  listFloorLifts: only(readers),
  liftFloor: floorOwner,
  withdrawFloorLift: floorOwner,

  askWhatIf: only([...officerLadder, 'reserves-officer'], 'incident-area'),
  getWhatIf: only([...officerLadder, 'reserves-officer'], 'incident-area'),
  listWishes: only(readers),
  adoptWishes: officerOfArea,
  withdrawWish: officerOfArea,
  getPlanCertificate: only(readers),
  listPlanLines: only(readers),

  // a file may speak of any place that the authority serves
  importTable: importers,
  exportTable: only(network),
  getImportTemplate: signedIn,
  listImportMappings: signedIn,
  getImportMapping: signedIn,
  keepImportMapping: importers,
  removeImportMapping: importers,

  listExpiries: only(stockReaders),
  listDueInspections: only(stockReaders),
  listAreasWithoutDepot: only(network),
  listProposals: only(network),
  listGuidanceCatalogues: signedIn,
  printGuidanceCatalogue: signedIn,

  listTasks: signedIn,
  acknowledgeEscalation: officerOfArea,
  listCapturedMails: only(network),
  getCapturedMail: only(network),
  listAudit: only(['auditor']),
  streamEvents: signedIn,
  showSignedLink: anyone,
  acknowledgeBySignedLink: anyone,
  getLiveness: anyone,
  getReadiness: anyone,
} as const satisfies Record<string, RouteRole>

export type RouteName = keyof typeof roleTable

/** Whether a holder of these posts may use the route at all; area, depot and carrier are checked by the API. */
export function mayUse(route: RouteName, held: readonly Post[]): boolean {
  const { who }: RouteRole = roleTable[route]
  if (who === 'anyone' || who === 'signed-in') return true
  return who.some((each) => each.posts.some((post) => held.includes(post)))
}

/** Whether `post` is `named` or stands above it in the authority. */
export function ranksAtLeast(post: Post, named: Post): boolean {
  const ladder: readonly Post[] = officerLadder
  const [rank, needed] = [ladder.indexOf(post), ladder.indexOf(named)]
  return post === named || (needed >= 0 && rank >= needed)
}
