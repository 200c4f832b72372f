import { createBrowserRouter } from 'react-router'
import { BoardPage } from '../board/board-page'
import { BrokenPage, MissingPage } from './broken-page'
import { HomePage } from './home-page'
import { Shell } from './shell'
import { SignInPage } from './sign-in-page'

/** The sign-in page and the board come with the first load; every other page is fetched when it is opened. */
export const router = createBrowserRouter([
  { path: '/sign-in', Component: SignInPage },
  {
    path: '/',
    Component: Shell,
    ErrorBoundary: BrokenPage,
    HydrateFallback: () => null,
    children: [
      {
        ErrorBoundary: BrokenPage,
        children: [
          { index: true, Component: HomePage },
          { path: 'incidents', Component: BoardPage },
          {
            path: 'incidents/:id',
            lazy: async () => ({ Component: (await import('../incident/incident-page')).IncidentPage }),
          },
          { path: 'tasks', lazy: async () => ({ Component: (await import('../incident/tasks-page')).TasksPage }) },
          { path: 'alerts', lazy: async () => ({ Component: (await import('../intake/alerts-page')).AlertsPage }) },
          {
            path: 'alerts/raise',
            lazy: async () => ({ Component: (await import('../intake/raise-page')).RaisePage }),
          },
          { path: 'alerts/:id', lazy: async () => ({ Component: (await import('../intake/alert-page')).AlertPage }) },
          {
            path: 'alert-documents/:id',
            lazy: async () => ({ Component: (await import('../intake/document-page')).DocumentPage }),
          },
          { path: 'review', lazy: async () => ({ Component: (await import('../intake/review-page')).ReviewPage }) },
          {
            path: 'review/:id',
            lazy: async () => ({ Component: (await import('../intake/review-item-page')).ReviewItemPage }),
          },
          {
            path: 'consignments',
            lazy: async () => ({ Component: (await import('../goods/consignments-page')).ConsignmentsPage }),
          },
          {
            path: 'consignments/:id',
            lazy: async () => ({ Component: (await import('../goods/consignment-page')).ConsignmentPage }),
          },
          { path: 'keeper', lazy: async () => ({ Component: (await import('../goods/keeper-page')).KeeperPage }) },
          { path: 'carrier', lazy: async () => ({ Component: (await import('../goods/carrier-page')).CarrierPage }) },
          {
            path: 'receiving',
            lazy: async () => ({ Component: (await import('../goods/receiving-page')).ReceivingPage }),
          },
          { path: 'stock', lazy: async () => ({ Component: (await import('../supply/stock-page')).StockPage }) },
          { path: 'stock/:id', lazy: async () => ({ Component: (await import('../depot/depot-page')).DepotPage }) },
          {
            path: 'stock/:id/:itemCode',
            lazy: async () => ({ Component: (await import('../supply/position-page')).PositionPage }),
          },
          {
            path: 'item-kinds',
            lazy: async () => ({ Component: (await import('../supply/item-kinds-page')).ItemKindsPage }),
          },
          {
            path: 'item-kinds/:code',
            lazy: async () => ({ Component: (await import('../supply/item-kind-page')).ItemKindPage }),
          },
          { path: 'sources', lazy: async () => ({ Component: (await import('../supply/sources-page')).SourcesPage }) },
          {
            path: 'sources/new',
            lazy: async () => ({ Component: (await import('../supply/new-source-page')).NewSourcePage }),
          },
          {
            path: 'sources/:id',
            lazy: async () => ({ Component: (await import('../supply/source-page')).SourcePage }),
          },
          {
            path: 'supply-orders/:id',
            lazy: async () => ({ Component: (await import('../supply/order-page')).OrderPage }),
          },
          { path: 'upkeep', lazy: async () => ({ Component: (await import('../supply/upkeep-page')).UpkeepPage }) },
          {
            path: 'exchange',
            lazy: async () => ({ Component: (await import('../supply/exchange-page')).ExchangePage }),
          },
          { path: 'inbox', lazy: async () => ({ Component: (await import('../office/inbox-page')).InboxPage }) },
          {
            path: 'policies',
            lazy: async () => ({ Component: (await import('../office/policies-page')).PoliciesPage }),
          },
          {
            path: 'policies/:id',
            lazy: async () => ({ Component: (await import('../office/policy-page')).PolicyPage }),
          },
          { path: 'feeds', lazy: async () => ({ Component: (await import('../office/feeds-page')).FeedsPage }) },
          {
            path: 'accounts',
            lazy: async () => ({ Component: (await import('../office/accounts-page')).AccountsPage }),
          },
          { path: 'audit', lazy: async () => ({ Component: (await import('../office/audit-page')).AuditPage }) },
          { path: '*', Component: MissingPage },
        ],
      },
    ],
  },
])
