import type { RouteName } from '../../domain/duty/role-table'
import type { shell } from '../../texts/console/shell'

export type NavigationItem = {
  readonly page: keyof typeof shell.zh.pages
  readonly to: string
  /** The route of the API that the page stands on: who may not use it does not see the page. */
  readonly route: RouteName
  readonly stagingOnly?: boolean
}

export type NavigationGroup = {
  readonly group: keyof typeof shell.zh.groups
  readonly items: readonly NavigationItem[]
}

export const navigation: readonly NavigationGroup[] = [
  {
    group: 'response',
    items: [
      { page: 'board', to: '/incidents', route: 'listIncidents' },
      { page: 'tasks', to: '/tasks', route: 'listTasks' },
    ],
  },
  {
    group: 'intake',
    items: [
      { page: 'raise', to: '/alerts/raise', route: 'postAlertForm' },
      { page: 'alerts', to: '/alerts', route: 'listAlerts' },
      { page: 'review', to: '/review', route: 'listReviewItems' },
    ],
  },
  {
    group: 'goods',
    items: [
      { page: 'consignments', to: '/consignments', route: 'listConsignments' },
      { page: 'keeper', to: '/keeper', route: 'answerOrder' },
      { page: 'carrier', to: '/carrier', route: 'answerTender' },
      { page: 'receiving', to: '/receiving', route: 'receiveGoods' },
    ],
  },
  {
    group: 'supply',
    items: [
      { page: 'stock', to: '/stock', route: 'listStock' },
      { page: 'sources', to: '/sources', route: 'listSupplySources' },
      { page: 'upkeep', to: '/upkeep', route: 'listExpiries' },
      { page: 'itemKinds', to: '/item-kinds', route: 'listStock' },
      { page: 'exchange', to: '/exchange', route: 'exportTable' },
    ],
  },
  {
    group: 'office',
    items: [
      { page: 'inbox', to: '/inbox', route: 'listCapturedMails', stagingOnly: true },
      { page: 'policies', to: '/policies', route: 'listPolicies' },
      { page: 'feeds', to: '/feeds', route: 'listFeedWatches' },
      { page: 'accounts', to: '/accounts', route: 'listAccounts' },
      { page: 'audit', to: '/audit', route: 'listAudit' },
    ],
  },
]
